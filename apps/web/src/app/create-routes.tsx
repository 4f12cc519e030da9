import { createBrowserRouter, type RouteObject } from 'react-router';
import { NotFound } from './not-found';
import { ScreenFailed } from './screen-failed';
import { screens } from './screens';
import { Shell } from './shell';
import { Start } from './start';

export function createRoutes(): ReturnType<typeof createBrowserRouter> {
  const children: RouteObject[] = screens.map(({ path, load }) => ({
    path,
    lazy: load,
    errorElement: <ScreenFailed />,
  }));
  return createBrowserRouter([
    {
      path: '/',
      element: <Shell />,
      errorElement: <ScreenFailed />,
      hydrateFallbackElement: <></>,
      children: [{ index: true, element: <Start /> }, ...children, { path: '*', element: <NotFound /> }],
    },
  ]);
}
