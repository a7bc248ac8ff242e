/** One dossier of each kind that a page needs in order to show all it can. */

import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { inscrireAgent, ouvrirAffectation, proposerDelegation } from '#lib/agent/actes.ts';
import { enregistrerAnnexe } from '#lib/bareme/actes.ts';
import { mesurerEffet } from '#lib/effet/actes.ts';
import { recevoirFichiers } from '#lib/import/actes.ts';
import { preparerLot } from '#lib/lot/actes.ts';
import { solliciter } from '#lib/sollicitation/actes.ts';
import { avisDuDossier } from '#lib/sollicitation/queries.ts';
import { SolliciterSchema } from '#lib/sollicitation/schema.ts';
import { enPortee, type Portee, porteeDAgent, porteeSysteme } from '#lib/technique/portee.ts';
import { agentDe } from '#monde/agents.ts';
import { elevesDeSiecle } from '#monde/export-siecle.ts';
import { raconterHabilitation } from '#monde/habilitations.ts';
import { ELEVES, RENTREE } from '#monde/population.ts';
import { le, type Scene, saisir, scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { withClient } from '#scripts/postgres.ts';
import { annexeCollee } from '#tests/droit/annexes-collees.ts';
import { exerciceRecu, lotDElimination } from './conservation-a-voir.ts';
import { depotsEnLigne } from './depots-a-voir.ts';
import { etatSigne } from './etat-a-voir.ts';
import { etudesAVoir } from './etudes-a-voir.ts';
import { fichierInterroge } from './interrogation-a-voir.ts';
import { dossierDepose, dossierInstruit, JOUR_DES_PARCOURS, nouvelEleve } from './monde.ts';

export interface DossiersAVoir {
  brouillon: string;
  tardif: string;
  instruit: string;
  refusable: string;
  incomplet: string;
  notifie: string;
  /** A bourse whose withdrawal is envisaged: the family is being heard. */
  entendu: string;
  /** Of a collège privé. */
  prive: string;
  annexe: string;
  /** What that annexe would change, being measured by the worker. */
  effet: string;
  /** An export of the school base, compared; its first pupil waits to be recognised. */
  base: string;
  /** A run of the étude automatique, done. */
  etude: string;
  /** A consent whose étude that run did not settle. */
  enPanne: string;
  /** A lot that the chef has prepared, and not sent. */
  lot: string;
  /** A lot of data that are due, without visa. */
  elimination: string;
  /** What a person asked about the data of the dossier `instruit`, which are limited. */
  exercice: string;
  /** A state of payment that the chef has signed. */
  etat: string;
  /** A demande online being written, and one sent. */
  enLigne: string;
  depose: string;
  /** An opinion that the chef asks of the service social. */
  avis: string;
  /** An agent with a function, and a delegation that waits. */
  agent: string;
  /** Schooling of a pupil, to be corrected. */
  scolarite: string;
  /** That pupil, one of the responsables, and another pupil. */
  eleve: string;
  responsable: string;
  autreEleve: string;
  /** Schooling of a pupil for whom nothing is filed. */
  sansDemande: string;
  /** Requests of the commune of the demonstration: being written, filed, granted. */
  habilitation: string;
  habilitationDeposee: string;
  habilitationAccordee: string;
  /** A file of pupils sent for the granted one. */
  interrogation: string;
}

const eleve = (prenom: string) =>
  nouvelEleve('parent-roux', 'collegePublic', { nom: 'Roux', prenom, classe: '4A' });

async function sansDemande(): Promise<string> {
  const { id } = await eleve('Iris');
  const scolarite = await enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), (tx) =>
    tx.scolarite.findFirstOrThrow({ where: { eleveId: id } }),
  );
  return scolarite.id;
}

/** Waits for the worker: the letters of a dossier are out, and its decision is notified when there is one. */
async function attendreLeWorker({ dossierId }: Scene, etat: string): Promise<void> {
  await expect
    .poll(
      () =>
        enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), async (tx) => {
          const attendus = await tx.courrier.count({ where: { dossierId, etat: 'a_produire' } });
          const dossier = await tx.dossier.findUnique({ where: { id: dossierId } });
          return attendus === 0 && dossier?.etat === etat;
        }),
      // Without end of its own: also used outside the journeys, by an épreuve.
      { message: `le dossier ${etat} et ses courriers`, timeout: 0 },
    )
    .toBe(true);
}

async function administrateur(): Promise<Portee> {
  const portee = await porteeDAgent('agent-administrateur', le(JOUR_DES_PARCOURS));
  if (!portee) throw new Error('administrateur inconnu');
  return portee;
}

async function agentAffecte(): Promise<string> {
  const portee = await administrateur();
  const motif = 'arrivée au service';
  const agent = await inscrireAgent(portee, {
    sub: randomUUID(),
    prenom: 'Maëlle',
    nom: 'Corre',
    courriel: 'maelle.corre@exemple.fr',
    motif,
  });
  const commun = { agent, academie: '09', du: JOUR_DES_PARCOURS, motif };
  await ouvrirAffectation(portee, {
    ...commun,
    role: 'responsable_sab',
    qualite: 'Responsable du service',
    au: '2027-08-31',
  });
  await proposerDelegation(portee, { ...commun, reference: 'arrêté du recteur', branches: ['lycee_public'] });
  return agent;
}

async function annexeSaisie(): Promise<Pick<DossiersAVoir, 'annexe' | 'effet'>> {
  const portee = await administrateur();
  const bases = { smicHoraire: 12.02, bmaf: 480 };
  const annexe = await enregistrerAnnexe(portee, {
    rentree: 2027,
    du: '2027-09-01',
    au: '2028-08-31',
    source: 'circulaire de 2027, annexes 6 et 7',
    smicCentimes: 1_202,
    bmafCentimes: 48_000,
    annexe6: annexeCollee('college', bases),
    annexe7: annexeCollee('lycee', bases),
    explication: null,
  });
  return { annexe, effet: await mesurerEffet(portee, annexe, 0) };
}

async function chef(): Promise<Portee> {
  const portee = await porteeDAgent(agentDe('collegePublic', 'chef_etablissement'), le(JOUR_DES_PARCOURS));
  if (!portee) throw new Error('chef inconnu');
  return portee;
}

async function avisDemande({ dossierId, version }: Scene): Promise<string> {
  const portee = await chef();
  const demande = { dossierId, version, a: 'service_social', question: 'Chez qui vit cet élève ?' };
  await solliciter(
    portee,
    SolliciterSchema.parse({ ...demande, aRendreLe: '2026-12-15', eleve: 'oui', joindre: 'oui' }),
  );
  const [avis] = (await avisDuDossier(portee, dossierId)).avis;
  return avis?.id ?? '';
}

async function lotPrepare(scenes: readonly Scene[]): Promise<string> {
  const portee = await chef();
  const ids = scenes.map(({ dossierId }) => dossierId);
  return preparerLot(portee, { geste: 'decider', etendue: 'cochees', ids, liste: '' });
}

/** A pupil with the INE of another, born another day; somebody new; somebody whose birth date does not exist. */
async function baseComparee(): Promise<string> {
  const jour = le(JOUR_DES_PARCOURS);
  const portee = await porteeDAgent(agentDe('collegePublic', 'secretariat'), jour);
  if (!portee) throw new Error('secrétariat inconnu');
  const { uai } = ETABLISSEMENTS.collegePublic;
  const [connu] = ELEVES;
  const exporte = {
    uai,
    rentree: RENTREE,
    horodatage: '10/09/2026 08:00:00',
    eleves: [
      { cle: 'A1', ine: connu?.ine, nom: 'DOUTE', prenom: 'Ali', naissance: '2013-01-31' },
      { cle: 'A2', nom: 'NEUVE', prenom: 'Lou', naissance: '2014-02-28' },
      { cle: 'A3', nom: 'ERRONÉE', prenom: 'Éva', naissance: '2014-02-31' },
    ],
  };
  const enCours = (etats: readonly ('lecture' | 'lu' | 'compare')[]) =>
    enPortee(porteeSysteme(jour), (tx) =>
      tx.importDeBase.findFirst({ where: { uai, etat: { in: [...etats] } }, select: { id: true } }),
    );
  // One export of an établissement gives up the one before, and another worker tells this one too: one is enough.
  await withClient(process.env.DATABASE_URL_ADMIN ?? '', async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtext('base comparée'))`);
    if (!(await enCours(['lecture', 'lu', 'compare'])))
      await recevoirFichiers(portee, [{ nom: 'eleves.xml', octets: elevesDeSiecle(exporte) }]);
  });
  let base = '';
  await expect
    .poll(
      async () => {
        base = (await enCours(['compare']))?.id ?? '';
        return base;
      },
      { message: 'l’export comparé', timeout: 0 },
    )
    .not.toBe('');
  return base;
}

const personnesDuDossier = ({ dossierId }: Scene) =>
  enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), async (tx) => {
    const dossier = await tx.dossier.findUniqueOrThrow({ where: { id: dossierId } });
    return {
      scolarite: dossier.scolariteId,
      eleve: dossier.eleveId,
      responsable: dossier.demandeurId ?? '',
    };
  });

/** Tells them all by the real acts. Returns their ids. */
export async function dossiersAVoir(): Promise<DossiersAVoir> {
  const ecrit = scene((await eleve('Alba')).foyer);
  await saisir(ecrit, le('2026-10-06'), { rfr: 500 });
  const tardif = await dossierDepose(await eleve('Brune'), { rfr: 500, recuLe: '2026-11-05' });
  const instruit = await dossierInstruit(await eleve('Céleste'), { rfr: 500 });
  const refusable = await dossierInstruit(await eleve('Daphné'), { rfr: 70_000 });
  const incomplet = await dossierInstruit(await eleve('Edwige'), { rfr: 500 });
  await verbes.demanderPieces(incomplet, le('2026-11-20'), ['attestation_caf', 'avis_impot']);
  const notifie = await dossierInstruit(await eleve('Fantine'), { rfr: 500 });
  await verbes.attribuer(notifie, le('2026-11-20'));
  const prive = await dossierDepose(
    await nouvelEleve('parent-roux', 'collegePrive', { nom: 'Roux', prenom: 'Héloïse', classe: '6B' }),
    { rfr: 500 },
  );
  await attendreLeWorker(incomplet, 'incomplete');
  const entendu = await dossierInstruit(await eleve('Garance'), { rfr: 500 });
  await verbes.attribuer(entendu, le('2026-11-20'));
  await attendreLeWorker(notifie, 'notifiee');
  await attendreLeWorker(entendu, 'notifiee');
  // The worker has notified: one act more.
  entendu.version += 1;
  await verbes.inviter(entendu, le('2026-11-20'));
  const habilitationAccordee = await raconterHabilitation('accordee', le(JOUR_DES_PARCOURS));
  return {
    brouillon: ecrit.dossierId,
    tardif: tardif.dossierId,
    instruit: instruit.dossierId,
    refusable: refusable.dossierId,
    incomplet: incomplet.dossierId,
    notifie: notifie.dossierId,
    entendu: entendu.dossierId,
    etat: await etatSigne(),
    ...(await depotsEnLigne(eleve)),
    prive: prive.dossierId,
    ...(await annexeSaisie()),
    avis: await avisDemande(instruit),
    ...(await personnesDuDossier(instruit)),
    autreEleve: incomplet.eleveId,
    sansDemande: await sansDemande(),
    base: await baseComparee(),
    ...(await etudesAVoir()),
    elimination: await lotDElimination(),
    exercice: await exerciceRecu(instruit),
    lot: await lotPrepare([instruit, refusable, incomplet]),
    agent: await agentAffecte(),
    habilitation: await raconterHabilitation('brouillon', le(JOUR_DES_PARCOURS)),
    habilitationDeposee: await raconterHabilitation('deposee', le(JOUR_DES_PARCOURS)),
    habilitationAccordee,
    interrogation: await fichierInterroge(habilitationAccordee),
  };
}
