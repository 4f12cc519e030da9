export { clientId, clientSecret, RealProvider } from './real-provider';
