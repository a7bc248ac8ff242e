/** Dossiers brought to every state of every branch by the real acts, for the tests that try what is not allowed. */

import { garderBrouillon } from '#lib/demande/actes.ts';
import { ouvrirDepot } from '#lib/depot/actes.ts';
import { accomplir, type Cible, type Ordre } from '#lib/dossier/porte.ts';
import { type Branche, competents, type Role } from '#lib/droit/competence.ts';
import type { Jour } from '#lib/droit/date.ts';
import type { Etat } from '#lib/droit/etats.ts';
import { rolesPour } from '#lib/droit/evaluation.ts';
import type { Situation } from '#lib/droit/situation.ts';
import { relancerAvantCloture } from '#lib/echeance/actes.ts';
import { ouvrirEtude } from '#lib/etude/actes.ts';
import { demanderRetenue, retenir } from '#lib/retenue/actes.ts';
import { suspendreMerite } from '#lib/retrait/actes.ts';
import { saisieDuFormulaire } from '#lib/saisie/faits.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { constaterDepart } from '#lib/transfert/actes.ts';
import { CLASSES } from '#monde/classes.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { estLaTouteLAnnee, FOYERS } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';
import { nouvelEleve } from '#tests/parcours/appui/monde.ts';
import { lire } from './proprietaire.ts';

export const LIEU: Record<Branche, NomEtablissement> = {
  college_public: 'collegePublic',
  college_prive: 'collegePrive',
  lycee_public: 'lyceePublic',
  lycee_prive: 'lyceePrive',
  cned: 'cned',
};

/** Pupils of drawn households there all year, with an account: one for each dossier, never twice in a file. */
const libres = new Map<NomEtablissement, Scene[]>();

/** The pupils of an établissement that nobody has used yet in this test file. */
function elevesLibres(ou: NomEtablissement): Scene[] {
  if (!libres.has(ou))
    libres.set(
      ou,
      FOYERS.filter(({ famille, responsables }) => !famille && responsables[0]?.sub)
        // Taken from the end: those who are alone first.
        .toSorted((a, b) => b.eleves.length - a.eleves.length)
        .flatMap((foyer) =>
          foyer.ou.flatMap((lieu, rang) =>
            lieu === ou && estLaTouteLAnnee(foyer.eleves[rang]?.id) ? [scene(foyer, rang)] : [],
          ),
        ),
    );
  return libres.get(ou) ?? [];
}

/** A pupil nobody has used yet in this test file. Throws an Error when the établissement has no more. */
export function nouvelleScene(ou: NomEtablissement): Scene {
  const prete = elevesLibres(ou).pop();
  if (!prete) throw new Error(`plus d’élève libre : ${ou}`);
  return prete;
}

/** The same; once the world has no more, a pupil who is added to it: a file may try as many acts as there are. */
async function sceneLibre(ou: NomEtablissement): Promise<Scene> {
  if (elevesLibres(ou).length > 0) return nouvelleScene(ou);
  const [{ classe } = { classe: '' }] = CLASSES[ou].classes;
  return scene((await nouvelEleve('parent-roux', ou, { nom: 'Ajout', prenom: 'Camille', classe })).foyer);
}

/** Where a pupil of each branch goes on with the same bourse. */
const AILLEURS: Record<Branche, NomEtablissement> = {
  college_public: 'collegePrive',
  college_prive: 'collegePublic',
  lycee_public: 'lyceePrive',
  lycee_prive: 'lyceePublic',
  cned: 'lyceePublic',
};

/** Where the pupil goes: from the CNED, which has both, to an établissement of the level of the class. */
async function accueilDe({ branche, dossierId }: Scene): Promise<NomEtablissement> {
  if (branche !== 'cned') return AILLEURS[branche];
  const [{ niveau } = { niveau: '' }] = await lire<{ niveau: string }>(
    'SELECT s.niveau::text AS niveau FROM dossier d JOIN scolarite s ON s.id = d.scolarite_id WHERE d.id = $1',
    [dossierId],
  );
  return niveau === 'college' ? 'collegePublic' : 'lyceePublic';
}

/** Schools the pupil in another établissement too, from a day, in the same year. Returns the schooling. */
export async function inscrireAilleurs(
  { dossierId }: Scene,
  ou: NomEtablissement,
  entree: string,
  { niveau, statut }: { niveau?: string; statut?: string } = {},
): Promise<string> {
  const [scolarite] = await lire<{ id: string }>(
    `INSERT INTO scolarite (id, eleve_id, rentree, uai, classe, niveau, regime, statut, terminale, entree_le)
     SELECT gen_random_uuid(), s.eleve_id, s.rentree, $2, s.classe, coalesce($4::niveau, s.niveau), s.regime,
       coalesce($5::statut, s.statut), s.terminale, $3::date
     FROM dossier d JOIN scolarite s ON s.id = d.scolarite_id WHERE d.id = $1 RETURNING id`,
    [dossierId, ETABLISSEMENTS[ou].uai, entree, niveau ?? null, statut ?? null],
  );
  if (!scolarite) throw new Error('aucune inscription écrite');
  return scolarite.id;
}

/** The pupil away from the first day of September, both halves of each day, as the chef judges it. */
export const absenter = ({ dossierId }: Scene, etat: string, jours: number) =>
  lire(
    `INSERT INTO absence (id, eleve_id, rentree, uai, jour, demi_journee, etat, source, auteur_id, auteur_nom, ecrite_le)
     SELECT gen_random_uuid(), d.eleve_id, d.rentree, d.uai, '2026-09-01'::date + j, h::demi_journee, $2::etat_absence, 'Saisie',
       gen_random_uuid(), 'A', '2026-09-20'
     FROM dossier d, generate_series(0, $3::int - 1) AS j, unnest(ARRAY['matin', 'apres_midi']) AS h WHERE d.id = $1`,
    [dossierId, etat, jours],
  );

const RAISON = 'Absences constatées et non justifiées, malgré deux courriers.';

async function faire(
  s: Scene,
  role: Role,
  ordre: (cible: Cible) => Ordre,
  jour = '2026-09-20',
): Promise<void> {
  const cible = { dossierId: s.dossierId, version: s.version };
  s.version = (await accomplir(await acteur(s, role, le(jour)), ordre(cible))).version;
}

/** States as the tests need them: some exist in two ways. */
export type Stade =
  | Etat
  | 'etude'
  | 'etude_ouverte'
  | 'brouillon_en_ligne'
  | 'deposee_tard'
  | 'retard_notifie'
  | 'incomplete_avis'
  | 'avis_tardif'
  | 'a_verifier'
  | 'a_signer'
  | 'pieces_echues'
  | 'instruction_sans_droit'
  | 'decidee_imprimee'
  | 'a_relire'
  | 'refus_conteste'
  | 'attribution_contestee'
  | 'devant_le_ministre'
  | 'deposee_nue'
  | 'relancee'
  | 'contestee_trop_tard'
  | 'devant_le_juge'
  | 'retrait_engage'
  | 'retrait_entendu'
  | 'venue_d_ailleurs'
  | 'suspension_entendue'
  | 'merite_suspendu'
  | 'erreur_signalee'
  | 'parti'
  | 'absent'
  | 'retenue_demandee'
  | 'retenue_justifiee'
  | 'retenue_notifiee'
  | 'parti_ailleurs'
  | 'retenue_contestee'
  | 'retenue_devant_le_juge'
  | 'retenue_devant_le_ministre'
  | 'en_double'
  | 'autre_retiree';

type Preparation = (s: Scene) => Promise<unknown>;

/** What a family answers online, besides what the base knows of it. */
export const DEMANDE_EN_LIGNE = {
  'demandeur.situation': 'parent_isole',
  'demandeur.adresse': '4 rue des Tilleuls',
  'demandeur.codePostal': '59000',
  'demandeur.commune': 'Lille',
  'demandeur.courriel': 'famille@exemple.fr',
  'demandeur.resideEnFrance': 'oui',
  'ressources.avis.annee': '2025',
  'ressources.avis.rfr': '100',
  'ressources.avis.enfants': '2',
  'ressources.eleveSurAvis': 'oui',
  'ressources.residenceAlternee': 'non',
};
const AVEC_DROIT = { rfr: 100 };
const SANS_DROIT = { rfr: 900_000 };
const arrivee = le('2026-09-10');

const deposer = async (s: Scene) => {
  await saisir(s, arrivee, AVEC_DROIT);
  await verbes.deposer(s, arrivee);
};
const instruire = async (s: Scene) => {
  await deposer(s);
  await verbes.instruire(s, le('2026-09-14'));
};
const attribuer = async (s: Scene) => {
  await instruire(s);
  await verbes.attribuer(s, le('2026-09-16'));
};

/** The draft says that the pupil had a mention bien at the brevet, which opens the bourse au mérite. */
export const avoirUneMention = ({ dossierId }: Scene): Promise<unknown> =>
  lire(
    `UPDATE brouillon SET contenu = jsonb_set(contenu, '{eleve}', coalesce(contenu->'eleve', '{}')
       || '{"primes": {"mentionBrevet": "bien", "prepare": "bac_general"}}') WHERE dossier_id = $1`,
    [dossierId],
  );

/** The worker reminds the family before the closing. */
const relancer = async (s: Scene, jour: string): Promise<void> => {
  const leJour = le(jour).add({ days: s.branche === 'cned' ? 15 : 0 });
  const { version } = await accomplir(porteeSysteme(leJour), relancerAvantCloture(s));
  s.version = version;
};

/** A family that has no e-mail: its letters leave on paper. */
export const surPapier = ({ dossierId }: Scene): Promise<unknown> =>
  enPortee(porteeSysteme(arrivee), (tx) =>
    tx.responsable.updateMany({ where: { dossiers: { some: { id: dossierId } } }, data: { courriel: null } }),
  );

/**
 * The demande that another person files on paper for the same pupil: the other parent of a pupil in résidence alternée, unless
 * told otherwise. `residence` is what its form says of it; null: nothing.
 */
export async function autreParent(
  premiere: Scene,
  recue: Jour,
  { residence = true, lien = 'pere' }: { residence?: boolean | null; lien?: string } = {},
): Promise<Scene> {
  const s: Scene = { ...premiere, dossierId: '', version: 0 };
  await saisir(s, recue, { ...AVEC_DROIT, piecesRecues: ['document_charge'] });
  await lire(
    `UPDATE brouillon SET contenu = jsonb_strip_nulls(jsonb_set(jsonb_set(contenu, '{demandeur}', (contenu->'demandeur') - 'responsableId'
       || jsonb_build_object('nom', 'Delaunay', 'prenom', 'Irène', 'courriel', '', 'lien', $2::text)),
       '{ressources,residenceAlternee}', $3::jsonb)) WHERE dossier_id = $1`,
    [s.dossierId, lien, JSON.stringify(residence)],
  );
  await verbes.deposer(s, recue);
  return s;
}

export const STADES: Record<Stade, Preparation> = {
  brouillon: (s) => saisir(s, arrivee, AVEC_DROIT),
  brouillon_en_ligne: async (s) => {
    const portee = await acteur(s, 'famille', arrivee);
    s.dossierId = await ouvrirDepot(portee, [s.eleveId]);
    s.version = 0;
    await garderBrouillon(portee, {
      dossierId: s.dossierId,
      revision: 0,
      saisie: saisieDuFormulaire(DEMANDE_EN_LIGNE),
    });
  },
  deposee: deposer,
  etude: async (s) => {
    await saisir(s, arrivee, AVEC_DROIT);
    await lire(
      `UPDATE dossier d SET canal = 'etude_automatique', demandeur_id = (SELECT responsable_id FROM lien l WHERE l.eleve_id = d.eleve_id
         ORDER BY legal DESC, responsable_id LIMIT 1) WHERE id = $1`,
      [s.dossierId],
    );
  },
  etude_ouverte: async (s) => {
    await STADES.etude(s);
    const { version } = await accomplir(porteeSysteme(le('2026-09-20')), await etudeDe(s));
    s.version = version;
  },
  deposee_tard: async (s) => {
    await saisir(s, le('2026-11-04'), AVEC_DROIT);
    await verbes.deposer(s, le('2026-11-04'));
  },
  retard_notifie: async (s) => {
    await STADES.deposee_tard(s);
    const decider = s.branche === 'college_public' ? verbes.refuserHorsDelai : verbes.declarerIrrecevable;
    await decider(s, le('2026-11-05'));
    await lettresProduites(s.dossierId, le('2026-11-06'));
    await verbes.notifier(s, le('2026-11-06'));
  },
  en_instruction: instruire,
  incomplete: async (s) => {
    await instruire(s);
    await verbes.demanderPieces(s, le('2026-09-15'));
  },
  proposee: async (s) => {
    await deposer(s);
    await verbes.proposer(s, le('2026-09-15'));
  },
  decidee: attribuer,
  incomplete_avis: async (s) => {
    await instruire(s);
    await verbes.demanderPieces(s, le('2026-09-15'), ['avis_impot']);
  },
  avis_tardif: async (s) => {
    await STADES.incomplete_avis(s);
    await lettresProduites(s.dossierId, le('2026-09-16'));
    await verbes.daterReception(s, le('2026-09-18'));
    await verbes.signalerAttenteAvis(s, le('2026-09-25'));
    await verbes.recevoirPiece(s, le('2026-11-05'), 'avis_impot');
  },
  a_signer: async (s) => {
    await instruire(s);
    await surPapier(s);
    await verbes.demanderPieces(s, le('2026-09-15'));
    await lettresProduites(s.dossierId, le('2026-09-15'), { signees: false });
  },
  a_verifier: async (s) => {
    await STADES.incomplete(s);
    await verbes.envoyerPiece(s, le('2026-09-16'));
  },
  pieces_echues: async (s) => {
    await STADES.incomplete(s);
    await lettresProduites(s.dossierId, le('2026-09-15'));
    await verbes.daterReception(s, le('2026-09-18'));
  },
  instruction_sans_droit: async (s) => {
    await saisir(s, arrivee, SANS_DROIT);
    await verbes.deposer(s, arrivee);
    await verbes.instruire(s, le('2026-09-14'));
  },
  decidee_imprimee: async (s) => {
    await attribuer(s);
    await lettresProduites(s.dossierId, le('2026-09-17'));
  },
  a_relire: async (s) => {
    await attribuer(s);
    await enPortee(
      porteeSysteme(le('2026-09-16')),
      (tx) => tx.$executeRaw`
      INSERT INTO relecture (id, dossier_id, decision_id, motif, auteur_id, demandee_le)
      SELECT uuidv7(), dossier_id, id, 'part', signataire_id, decidee_le FROM decision WHERE dossier_id = ${s.dossierId}::uuid`,
    );
  },
  notifiee: async (s) => {
    await attribuer(s);
    await lettresProduites(s.dossierId, le('2026-09-17'));
    await verbes.notifier(s, le('2026-09-18'));
  },
  erreur_signalee: async (s) => {
    await STADES.notifiee(s);
    await verbes.signalerErreur(s, le('2026-09-21'));
  },
  parti: async (s) => {
    await STADES.notifiee(s);
    await inscrireAilleurs(s, await accueilDe(s), '2026-09-20');
  },
  parti_ailleurs: async (s) => {
    await STADES.notifiee(s);
    await faire(s, rolesPour('constater_depart', s.branche)[0] ?? 'systeme', (cible) =>
      constaterDepart(cible, {
        etablissement: 'Lycée agricole des Marais',
        commune: 'Saint-Omer',
        reseau: 'agriculture',
        sortieLe: le('2026-09-18'),
        exclusion: false,
      }),
    );
    await lettresProduites(s.dossierId, le('2026-09-20'));
    await verbes.notifier(s, le('2026-09-20'));
  },
  absent: async (s) => {
    await STADES.notifiee(s);
    await absenter(s, 'injustifiee', 16);
  },
  // The chef of a collège public asks nobody.
  retenue_demandee: async (s) => {
    await STADES.absent(s);
    if (competents(s.branche, 'demander_retenue').length > 0)
      await faire(s, 'chef_etablissement', (cible) => demanderRetenue(cible, RAISON));
  },
  retenue_justifiee: async (s) => {
    await STADES.retenue_demandee(s);
    await faire(s, rolesPour('retenir', s.branche)[0] ?? 'systeme', (cible) => retenir(cible, RAISON));
    await absenter(s, 'justifiee', 2);
  },
  retenue_notifiee: async (s) => {
    await STADES.retenue_demandee(s);
    await faire(s, rolesPour('retenir', s.branche)[0] ?? 'systeme', (cible) => retenir(cible, RAISON));
    await lettresProduites(s.dossierId, le('2026-09-21'));
  },
  retenue_contestee: async (s) => {
    await STADES.retenue_notifiee(s);
    await verbes.formerRecours(s, le('2026-10-20'), { objet: 'retenue' });
  },
  retenue_devant_le_juge: async (s) => {
    await STADES.retenue_notifiee(s);
    await verbes.transmettreRequete(s, le('2026-10-20'), 'retenue');
  },
  retenue_devant_le_ministre: async (s) => {
    await STADES.retenue_notifiee(s);
    await verbes.formerRecours(s, le('2026-10-20'), { objet: 'retenue', nomme: 'hierarchique' });
  },
  en_double: async (s) => {
    await instruire(s);
    await autreParent(s, le('2026-09-15'));
  },
  autre_retiree: async (s) => {
    await instruire(s);
    const autre = await autreParent(s, le('2026-09-15'));
    await verbes.declarerDoubleDemande(s, le('2026-09-16'));
    await verbes.enregistrerDesistement(autre, le('2026-09-18'));
  },
  retrait_engage: async (s) => {
    await STADES.notifiee(s);
    await verbes.inviter(s, le('2026-09-21'));
  },
  retrait_entendu: async (s) => {
    await STADES.retrait_engage(s);
    await verbes.recevoirObservations(s, le('2026-09-24'));
  },
  venue_d_ailleurs: async (s) => {
    await deposer(s);
    await verbes.recevoirPiece(s, le('2026-09-12'), 'imprime_transfert');
  },
  suspension_entendue: async (s) => {
    await saisir(s, arrivee, AVEC_DROIT);
    await avoirUneMention(s);
    await verbes.deposer(s, arrivee);
    await verbes.instruire(s, le('2026-09-14'));
    await verbes.attribuer(s, le('2026-09-16'));
    await lettresProduites(s.dossierId, le('2026-09-17'));
    await verbes.notifier(s, le('2026-09-17'));
    await verbes.inviter(s, le('2026-09-21'), 'merite_assiduite');
    await verbes.recevoirObservations(s, le('2026-09-24'));
  },
  merite_suspendu: async (s) => {
    await STADES.suspension_entendue(s);
    await faire(
      s,
      'responsable_sab',
      (c) => suspendreMerite(c, { dernierJour: le('2026-09-30'), motivation: RAISON }),
      '2026-09-28',
    );
    await lettresProduites(s.dossierId, le('2026-09-28'));
    await verbes.notifier(s, le('2026-09-29'));
  },
  retiree: async (s) => {
    await STADES.retrait_entendu(s);
    await verbes.retirer(s, le('2026-09-28'), le('2026-09-30'));
  },
  desistee: async (s) => {
    await deposer(s);
    await verbes.seDesister(s, le('2026-09-14'));
  },
  irrecevable: async (s) => {
    await STADES.deposee_tard(s);
    await verbes.declarerIrrecevable(s, le('2026-11-05'));
  },
  refus_conteste: async (s) => {
    await STADES.pieces_echues(s);
    await verbes.refuserIncompletude(s, le('2026-10-12'));
    await lettresProduites(s.dossierId, le('2026-10-13'));
    await verbes.notifier(s, le('2026-10-14'));
    await verbes.formerRecours(s, le('2026-10-20'));
  },
  attribution_contestee: async (s) => {
    await STADES.notifiee(s);
    await verbes.formerRecours(s, le('2026-09-25'));
  },
  devant_le_juge: async (s) => {
    await STADES.notifiee(s);
    await verbes.transmettreRequete(s, le('2026-11-02'));
  },
  deposee_nue: async (s) => {
    await saisir(s, arrivee, { ...AVEC_DROIT, sansAvis: true });
    await verbes.deposer(s, arrivee);
  },
  relancee: async (s) => {
    await STADES.deposee_nue(s);
    await relancer(s, '2026-09-24');
    await relancer(s, '2026-10-01');
  },
  devant_le_ministre: async (s) => {
    await STADES.notifiee(s);
    await verbes.daterReception(s, le('2026-09-21'));
    await verbes.formerRecours(s, le('2026-10-20'), { nomme: 'hierarchique' });
  },
  contestee_trop_tard: async (s) => {
    await STADES.notifiee(s);
    await verbes.daterReception(s, le('2026-09-21'));
    await verbes.formerRecours(s, le('2026-12-01'));
  },
};

/** The étude of a dossier whose figures came: an isolated parent and two children. */
export async function etudeDe({ dossierId, version }: Pick<Scene, 'dossierId' | 'version'>) {
  const [lu] = await lire<{ qui: string }>('SELECT demandeur_id AS qui FROM dossier WHERE id = $1', [
    dossierId,
  ]);
  return ouvrirEtude(
    { dossierId, version },
    {
      consentement: {
        id: dossierId,
        consentiLe: le('2026-06-10'),
        lien: 'mere',
        responsableId: lu?.qui ?? '',
      },
      issue: {
        genre: 'personne',
        situation: {
          demandeur: { lien: 'mere', resideEnFrance: true, chargeEtablie: true },
          foyer: {
            situation: 'parent_isole',
            avis: { annee: 2025, rfr: 100, enfants: 2, source: 'source_fiscale' },
          },
        } as Situation,
        ...{ causes: [], drapeaux: [] },
      },
    },
  );
}

/** True for a state that a branch knows: only a collège privé proposes, a public collège has no irrecevabilité. */
export const existe = (stade: Stade, branche: Branche): boolean =>
  (stade !== 'proposee' || branche === 'college_prive') &&
  (stade !== 'irrecevable' || branche !== 'college_public');

/** A new dossier of a branch in a state. */
export async function dossierA(stade: Stade, branche: Branche): Promise<Scene> {
  const s = await sceneLibre(LIEU[branche]);
  await STADES[stade](s);
  return s;
}
