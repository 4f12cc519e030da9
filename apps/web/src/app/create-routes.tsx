import { createBrowserRouter, type RouteObject } from 'react-router';
import { ForWhom } from './for-whom';
import { NotFound } from './not-found';
import { ScreenFailed } from './screen-failed';
import { screens } from './screens';
import { Shell } from './shell';
import { Start } from './start';

export function createRoutes(): ReturnType<typeof createBrowserRouter> {
  const children: RouteObject[] = screens.map(({ path, load, isFor }) => ({
    path,
    lazy: async () => {
      const { Component } = await load();
      const element = (
        <ForWhom isFor={isFor}>
          <Component />
        </ForWhom>
      );
      return { element };
    },
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
