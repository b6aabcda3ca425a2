import { createHmac, timingSafeEqual } from 'node:crypto';

/** What an invitation's link names: nothing is stored, the facts say what became of it. */
export interface InvitationVisee {
  readonly espace: string;
  readonly organisation: string;
  /** rank of the invitation among the facts of the organisation */
  readonly rang: number;
}

/** `/invitation/valmont/ateliers-du-pont/3/…`: only whoever knows the service's secret can write one. */
export const cheminDInvitation = (visee: InvitationVisee, secret: Buffer): string =>
  `/invitation/${visee.espace}/${visee.organisation}/${visee.rang}/${sceau(visee, secret)}`;

export function sceauJuste(recu: string, visee: InvitationVisee, secret: Buffer): boolean {
  const attendu = Buffer.from(sceau(visee, secret));
  const octets = Buffer.from(recu);
  return octets.length === attendu.length && timingSafeEqual(octets, attendu);
}

const sceau = ({ espace, organisation, rang }: InvitationVisee, secret: Buffer): string =>
  createHmac('sha256', secret).update(`invitation:${espace}:${organisation}:${rang}`).digest('base64url');
