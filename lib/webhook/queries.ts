import { enPortee, type Portee } from '#lib/technique/portee.ts';

export interface EnvoiVu {
  id: string;
  acte: string;
  tentatives: number;
  statut: number | null;
  essayeLe: Date | null;
  livreLe: Date | null;
  creeLe: Date;
}

export interface WebhookVu {
  adresse: string;
  echecs: number;
  suspenduLe: Date | null;
  envois: EnvoiVu[];
}

/** Deliveries that a page shows. */
const MONTRES = 50;

/** Where the events of a request are told, and how the last deliveries went; null when nothing is. */
export const webhookDe = (portee: Portee, habilitationId: string): Promise<WebhookVu | null> =>
  enPortee(portee, (tx) =>
    tx.webhook.findUnique({
      where: { habilitationId },
      select: {
        adresse: true,
        echecs: true,
        suspenduLe: true,
        envois: { omit: { corps: true }, orderBy: { creeLe: 'desc' }, take: MONTRES },
      },
    }),
  );
