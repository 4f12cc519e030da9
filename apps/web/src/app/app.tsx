import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '../api/query-client';
import { createRoutes } from './create-routes';
import { ThemeContext, useThemeChoice } from './theme';

export function App(): JSX.Element {
  const [client] = useState(createQueryClient);
  const [router] = useState(createRoutes);
  const choice = useThemeChoice();
  return (
    <ThemeContext value={choice}>
      <FluentProvider theme={choice.theme} style={{ height: '100%' }}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </FluentProvider>
    </ThemeContext>
  );
}
