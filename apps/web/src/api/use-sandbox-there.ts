import { useQuery } from '@tanstack/react-query';
import { useSignedIn } from './use-session';

/** Whether a sandbox Exchange runs beside the product; asked once, and only for those whom it would answer. */
export function useSandboxThere(): boolean {
  const { role } = useSignedIn();
  const { data } = useQuery({
    queryKey: ['session', 'sandbox'],
    queryFn: async () => (await fetch('/sandbox/mailboxes')).ok,
    enabled: role === 'admin',
    staleTime: Infinity,
  });
  return data === true;
}
