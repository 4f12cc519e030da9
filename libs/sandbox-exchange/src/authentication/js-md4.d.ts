declare module 'js-md4' {
  export function create(): { update(message: Uint8Array): { digest(): number[] } };
}
