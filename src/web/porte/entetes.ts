import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';

/**
 * Nothing inline, nothing from elsewhere: styles, scripts and fonts come from this address only. `fournisseur`: browsers
 * follow a form's redirection to it, and to no other address.
 */
export const entetesDeSecurite = (surHttps: boolean, fournisseur: string | null) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'", ...(fournisseur === null ? [] : [fournisseur])],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      ...(surHttps ? { upgradeInsecureRequests: [] } : {}),
    },
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    crossOriginResourcePolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    strictTransportSecurity: surHttps ? 'max-age=31536000; includeSubDomains' : false,
    xXssProtection: false,
    // A file to take away says its own, stricter.
    overwrite: false,
  });

/**
 * Refuses a writing request that another site sent. Hono's middleware lets `application/json` and the like pass:
 * `lireFormulaire` accepts no such body, and checks the session's token besides.
 */
export const origineVerifiee = (adressePublique: string | null) =>
  adressePublique === null ? csrf() : csrf({ origin: new URL(adressePublique).origin });
