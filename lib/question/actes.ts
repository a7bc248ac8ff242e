/** A family is asked for the one field of its état civil that is wrong, and answers by a link and a code (C. II.B.1). */

import { adresseUtile } from '#lib/courriel/faits.ts';
import { DUREE_DU_LIEN } from '#lib/droit/consentement/textes.ts';
import type { Jour } from '#lib/droit/date.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import type { ChampDemande } from '#lib/droit/etude/question.ts';
import { quiCorriger } from '#lib/droit/etude/reparation.ts';
import { lireLieuDeNaissance } from '#lib/droit/lieux/lieu-de-naissance.ts';
import { naissance } from '#lib/droit/naissance.ts';
import { exigerLeService } from '#lib/reparation/actes.ts';
import { ligneEnPanne } from '#lib/reparation/queries.ts';
import { codeDeLaLettre, empreinteDuCode, lireCode } from '#lib/technique/code-de-lettre.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { essaiAdmis, rendreEssai } from '#lib/technique/essais.ts';
import { enPortee, type Portee, sansIdentite } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import type { ReponseDite } from './schema.ts';

/** Questions asked about one consent in a day at most. */
const QUESTIONS_PAR_JOUR = 3;

/**
 * Asks a family for one field: by mail, or by a letter to print where no address takes mail. Those asked before open nothing any more.
 * Throws Refus introuvable out of the portée or once the line is settled, impossible when the état civil of the person is not in
 * cause, and after three in a day.
 */
export function demander(
  portee: Portee,
  { consentementId, champ }: { consentementId: string; champ: ChampDemande },
): Promise<void> {
  exigerLeService(portee);
  return enPortee(
    portee,
    async (tx) => {
      const { causes, rejouable, responsableId } = await ligneEnPanne(tx, portee, consentementId);
      if (!rejouable || !causes.some((cause) => quiCorriger(cause) === 'demandeur'))
        throw new Refus(
          'impossible',
          'L’état civil de la personne qui a consenti n’est pas en cause, ou la ligne est en cours de rejeu.',
        );
      const [{ n } = { n: 0 }] = await tx.$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM question_d_etat_civil
        WHERE consentement_id = ${consentementId}::uuid AND cree_le > now() - interval '1 day'`;
      if (n >= QUESTIONS_PAR_JOUR)
        throw new Refus(
          'impossible',
          'Plusieurs questions sont déjà parties aujourd’hui : recommencez demain.',
          {
            champ: 'champ',
          },
        );
      const courriel = adresseUtile(await tx.responsable.findUniqueOrThrow({ where: { id: responsableId } }));
      const id = crypto.randomUUID();
      await tx.questionDEtatCivil.createMany({
        data: {
          ...{ id, consentementId, champ, courriel },
          empreinte: empreinteDuCode(codeDeLaLettre(id)),
          expireLe: dateDe(portee.jour.add({ days: DUREE_DU_LIEN.jours })),
          auteurId: portee.auteur.id ?? '',
          auteurNom: portee.auteur.nom,
        },
      });
      if (courriel) await ajouterTache(tx, 'demander_etat_civil', { questionId: id });
    },
    'acte',
  );
}

/** The same words whatever is wrong: who tries learns neither that a question exists nor what opens it. */
const lienFerme = (): Refus =>
  new Refus(
    'impossible',
    `Ce lien et ce code n’ouvrent rien : vérifiez le code. Un lien sert une fois, ${direDuree(DUREE_DU_LIEN)}, et le dernier reçu seul. Vous pouvez aussi vous adresser à l’établissement.`,
    { champ: 'code' },
  );

/** The answer in the words of the register; a place in the codes of the day of the birth. Throws Refus impossible on a wrong place. */
function reponseDe({ champ, dit }: ReponseDite, ne: string): Record<string, string | undefined> {
  if (champ === 'prenoms') return { ...dit, prenom: dit.prenom ?? '' };
  if (champ !== 'lieu') return dit;
  const {
    paysNaissance: pays = '',
    departementNaissance: departement = '',
    communeNaissance: commune = '',
  } = dit;
  const lu = lireLieuDeNaissance({ pays, departement, commune }, naissance(ne));
  if ('lieu' in lu) return { ...lu.lieu };
  const [[fautif, message] = ['pays', 'Lieu de naissance : à corriger.']] = Object.entries(lu.fautes);
  throw new Refus('impossible', message, { champ: `${fautif}Naissance` });
}

/**
 * What a person answers by the link and the code: that one field, as the family's word. Throws Refus impossible, in the same words on
 * an unknown link, a wrong code, a link already used or over, a consent withdrawn; and once too many tries have failed.
 */
export async function repondre(
  reponse: ReponseDite,
  source: Uint8Array<ArrayBuffer>,
  jour: Jour,
): Promise<void> {
  const { questionId, champ } = reponse;
  const code = lireCode(reponse.code);
  if (!code)
    throw new Refus(
      'impossible',
      'Code : dix lettres et chiffres en deux groupes. Il n’y a ni O ni zéro, ni I ni 1.',
      { champ: 'code' },
    );
  const lien = empreinteDuCode(questionId);
  if (!(await essaiAdmis(lien, source, jour)))
    throw new Refus(
      'impossible',
      'Trop d’essais n’ont rien ouvert : par sécurité, revenez demain avec le bon code.',
    );
  const empreinte = empreinteDuCode(code);
  const ouverte = await sansIdentite(jour, async (tx) => {
    const [lue] = await tx.$queryRaw<{ champ: string; naissance: string }[]>`
      SELECT champ, naissance FROM lire_la_question(${questionId}::uuid, ${empreinte})`;
    if (lue) await rendreEssai(tx, lien, source);
    return lue;
  });
  if (ouverte?.champ !== champ) throw lienFerme();
  const dite = JSON.stringify(reponseDe(reponse, ouverte.naissance));
  const [{ admise } = { admise: false }] = await sansIdentite(
    jour,
    (tx) => tx.$queryRaw<{ admise: boolean }[]>`
      SELECT repondre_a_la_question(${questionId}::uuid, ${empreinte}, ${dite}::jsonb) AS admise`,
  );
  if (!admise) throw lienFerme();
}
