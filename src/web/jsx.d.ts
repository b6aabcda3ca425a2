import 'hono/jsx';

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'date-facile': { children?: unknown };
    }
  }
}
