import { z } from 'zod';
import { saisieDuFormulaire, valeursDuBrouillon } from '#components/saisie/valeurs.ts';
import { garderBrouillon } from '#lib/demande/actes.ts';
import { dossierASaisir } from '#lib/demande/queries.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { exigerMemeOrigine } from '#lib/technique/origine.ts';
import { type Portee, tient } from '#lib/technique/portee.ts';
import { Refus, STATUT_HTTP } from '#lib/technique/refus.ts';
import { porteeDeLaSession } from '#lib/technique/session.ts';
import { SAISISSANTS } from '../../acces.ts';
import { ValeursSchema } from '../valeurs.ts';

const CorpsSchema = z.object({ revision: z.int().min(0), valeurs: ValeursSchema });

const heureDeParis = (): string => {
  const { hour, minute } = maintenant().toZonedDateTimeISO('Europe/Paris');
  return `${hour}:${String(minute).padStart(2, '0')}`;
};

/** Keeps the draft that the entry screen sends at each change. 409 gives back what somebody else saved meanwhile. */
export async function PUT(requete: Request, { params }: RouteContext<'/agent/saisie/[id]/brouillon'>) {
  const id = z.uuid().safeParse((await params).id);
  try {
    exigerMemeOrigine(requete);
    const portee = await porteeDeLaSession();
    if (typeof portee === 'string') return repondre({ message: 'Votre session est finie.' }, 401);
    if (!id.success || !tient(portee, ...SAISISSANTS))
      throw new Refus('introuvable', 'Brouillon introuvable.');
    const corps = CorpsSchema.safeParse(await requete.json().catch(() => null));
    if (!corps.success) throw new Refus('impossible', 'Cette saisie ne peut pas être lue.');
    return await garder(portee, id.data, corps.data);
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    return repondre({ message: erreur.message }, STATUT_HTTP[erreur.code]);
  }
}

async function garder(
  portee: Portee,
  dossierId: string,
  { revision, valeurs }: z.output<typeof CorpsSchema>,
) {
  try {
    const saisie = saisieDuFormulaire(valeurs);
    const nouvelle = await garderBrouillon(portee, { dossierId, revision, saisie });
    return repondre({ revision: nouvelle, heure: heureDeParis() });
  } catch (erreur) {
    if (!(erreur instanceof Refus && erreur.code === 'conflit')) throw erreur;
    const tenu = await dossierASaisir(portee, dossierId);
    if (!tenu) throw erreur;
    const { brouillon } = tenu;
    if (!brouillon) throw erreur;
    return repondre(
      { revision: brouillon.revision, valeurs: valeursDuBrouillon(brouillon.contenu), heure: heureDeParis() },
      409,
    );
  }
}

const repondre = (corps: object, status = 200): Response =>
  Response.json(corps, { status, headers: { 'Cache-Control': 'no-store' } });
