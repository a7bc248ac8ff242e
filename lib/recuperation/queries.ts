import { ATTENTE_DE_REPONSE, TEXTE_PAR_FRANCECONNECT } from '#lib/droit/consentement/recuperation.ts';
import type { Jour } from '#lib/droit/date.ts';
import type { SansChiffres } from '#lib/droit/etude/etude.ts';
import { dechiffrer } from '#lib/technique/chiffrement.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { accesFranceConnect } from '#lib/technique/portes.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import type { Recuperation } from '#prisma/generated/client.ts';
import { type ChiffresRecus, ChiffresSchema, type EtatDeRecuperation } from './faits.ts';

/** Whether figures may be fetched here by a round trip by FranceConnect. */
export const franceConnectPourLesImpots = (): boolean => accesFranceConnect() !== null;

/** Where the contents of a request stand, encrypted. */
export const lieuDuContenu = (cle: string) => ({ table: 'recuperation', colonne: 'contenu', cle }) as const;

const ATTENTE_MS = ATTENTE_DE_REPONSE.jours * 86_400_000;

function etatDe({
  id,
  issue,
  suite,
  suiteLe,
  recueLe,
  contenu,
  demandeeLe,
  texte,
}: Recuperation): EtatDeRecuperation | null {
  if (suite === 'expiree') return { genre: 'expiree' };
  if (suite && suite !== 'acceptee') return null;
  if (issue === null)
    return maintenant().epochMilliseconds - demandeeLe.getTime() > ATTENTE_MS
      ? { genre: 'sans_chiffres', issue: 'indisponible' }
      : { genre: 'attendue' };
  if (issue !== 'chiffres')
    return {
      ...{ genre: 'sans_chiffres', issue: issue as SansChiffres },
      ...(texte === TEXTE_PAR_FRANCECONNECT ? { par: 'franceconnect' } : {}),
    };
  if (!contenu || !recueLe) return null;
  return {
    genre: 'recue',
    id,
    chiffres: ChiffresSchema.parse(JSON.parse(dechiffrer(contenu, lieuDuContenu(id)))),
    recusLe: jourDe(recueLe),
    acceptesLe: suiteLe && jourDe(suiteLe),
  };
}

/** Where the last request of a draft stands, in the caller's transaction. */
export async function lireLaRecuperation(
  tx: Transaction,
  dossierId: string,
): Promise<EtatDeRecuperation | null> {
  const derniere = await tx.recuperation.findFirst({
    where: { dossierId, partId: null, aupres: 'impots' },
    orderBy: [{ demandeeLe: 'desc' }, { id: 'desc' }],
  });
  return derniere && etatDe(derniere);
}

export type ChiffresAcceptes = ChiffresRecus & { acceptesLe: Jour };

/** The figures that a family accepted for its draft; null without any. */
export async function chiffresAcceptes(tx: Transaction, dossierId: string): Promise<ChiffresAcceptes | null> {
  const etat = await lireLaRecuperation(tx, dossierId);
  return etat?.genre === 'recue' && etat.acceptesLe ? { ...etat, acceptesLe: etat.acceptesLe } : null;
}
