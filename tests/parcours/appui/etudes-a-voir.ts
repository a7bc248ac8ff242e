/** A run of the étude automatique as if it had been made, and an étude that it did not settle. */
import { preparerPassage } from '#lib/passage/actes.ts';
import { demander } from '#lib/question/actes.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, porteeDAgent, porteeSysteme } from '#lib/technique/portee.ts';
import { agentDeLAcademie } from '#monde/agents.ts';
import { RENTREE } from '#monde/population.ts';
import { le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { JOUR_DES_PARCOURS, nouvelEleve } from './monde.ts';

const { academieCode, uai } = ETABLISSEMENTS.collegePublic;
const JOUR = le(JOUR_DES_PARCOURS);

/** A run with outcomes of each kind, paused. Returns its id. */
export async function etudeFaite(): Promise<string> {
  const portee = await porteeDAgent(agentDeLAcademie(academieCode, 'responsable_sab'), JOUR);
  if (!portee) throw new Error('responsable inconnu');
  const id = await preparerPassage(portee, { academie: academieCode, uais: [uai] });
  const bilan = {
    total: 14,
    issues: { attribution: 6, refus: 2, incomplete: 4, personne: 1, a_reprendre: 1 },
    echelons: { 'college 1': 4, 'college 3': 2 },
    cout: 164_400,
    refus: { bareme_plafond_depasse: 2 },
    causes: { 'demandeur.introuvable': 3, 'concubin.ambigue': 1, couple_contredit: 1 },
  };
  await enPortee(porteeSysteme(JOUR), async (tx) => {
    const avancer = (data: Prisma.PassageDEtudeUpdateInput) =>
      tx.passageDEtude.update({ where: { id }, data });
    const lance = { aEtudier: 14, lanceLe: new Date(), lanceParId: id, lanceParNom: 'Camille Robin' };
    await avancer({ etat: 'repete', repetition: bilan });
    await avancer({ etat: 'en_cours', bilan, ...lance });
    await avancer({
      etat: 'suspendu',
      cause: 'L’administration fiscale ne répond pas : reprenez quand elle répond.',
    });
  });
  return id;
}

/** An état civil as a person wrote it on the paper of annexe 12. */
export type EtatCivilEcrit = Record<'nom' | 'prenom' | 'sexe' | 'naissance' | 'pays', string> &
  Partial<Record<'departement' | 'commune', string>>;

/** Keeps a consent for a new pupil, which a run asked about in vain: the record was refused. Returns the id of the consent. */
export async function etudeEnPanne(
  passageId: string,
  compte: string,
  eleve: { nom: string; prenom: string },
  etatCivil: EtatCivilEcrit,
): Promise<string> {
  const { id: eleveId } = await nouvelEleve(compte, 'collegePublic', { ...eleve, classe: '4A' });
  return enPortee(porteeSysteme(JOUR), async (tx) => {
    const { responsableId } = await tx.lien.findFirstOrThrow({ where: { eleveId } });
    const consentement = await tx.consentement.create({
      data: {
        ...{ eleveId, responsableId, uai, rentree: RENTREE, reponse: 'oui', canal: 'papier' },
        ...{ texte: 'annexe-12-2026', jour: new Date('2026-09-10'), etatCivil },
        ...{ auteurId: passageId, auteurNom: 'Nadia Benali' },
      },
    });
    const issue = { issue: 'personne', causes: ['demandeur.fiche_a_corriger'] } as const;
    await tx.etude.create({
      data: {
        ...{ passageId, consentementId: consentement.id, rentree: RENTREE, uai, academieCode },
        ...{ ...issue, causes: [...issue.causes], jour: dateDe(JOUR) },
      },
    });
    return consentement.id;
  });
}

/** A run, and an étude that it did not settle. */
export async function etudesAVoir(): Promise<{ etude: string; enPanne: string }> {
  const etude = await etudeFaite();
  const enPanne = await etudeEnPanne(
    etude,
    'parent-durand',
    { nom: 'Durand', prenom: 'Isaure' },
    { nom: 'Durand', prenom: 'Camille', sexe: 'F', naissance: '1985-02-20', pays: '335' },
  );
  const gestionnaire = await porteeDAgent(agentDeLAcademie(academieCode, 'gestionnaire_sab'), JOUR);
  if (!gestionnaire) throw new Error('gestionnaire inconnu');
  await demander(gestionnaire, { consentementId: enPanne, champ: 'naissance' });
  return { etude, enPanne };
}
