import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { le } from '#monde/scene.ts';
import { DossierDAgent } from './appui/dossier.ts';
import { expect, test } from './appui/essai.ts';
import { dossierInstruit, type EleveDEssai, JOUR_DES_PARCOURS, nouvelEleve } from './appui/monde.ts';

/** A pupil of a lycée professionnel, sixteen at least, in this dispositif. */
async function enDispositif(
  prenom: string,
  dispositif: 'mlds' | 'retour_en_formation',
): Promise<EleveDEssai> {
  const eleve = await nouvelEleve('parent-traore', 'lyceePro', { nom: 'Traoré', prenom, classe: '2ELEC' });
  await enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), async (tx) => {
    await tx.eleve.update({ where: { id: eleve.id }, data: { naissance: '2009-05-14' } });
    await tx.scolarite.updateMany({ where: { eleveId: eleve.id }, data: { dispositif } });
  });
  return eleve;
}

/** Why the bourse cannot be attributed yet, as the page of the dossier says it. */
const attendre = async (dossier: DossierDAgent, raison: RegExp): Promise<void> =>
  expect(await dossier.raison('Attribuer la bourse')).toContainText(raison);

test('a separated mother whose child is on the father’s avis: the attestation of the CAF opens the way', async ({
  ouvrir,
}) => {
  const eleve = await nouvelEleve('parent-roux', 'collegePublic', {
    nom: 'Roux',
    prenom: 'Solveig',
    classe: '5A',
  });
  const { dossierId } = await dossierInstruit(eleve, { rfr: 500, horsAvis: true });
  const chef = new DossierDAgent(await ouvrir('chef-public'), dossierId);
  await attendre(chef, /charge|calcul|pièce/);
  await chef.ouvrir();
  await chef.preparer('Recevoir une pièce');
  await chef.page.getByLabel('Pièce reçue').selectOption('attestation_caf');
  await chef.page.getByLabel('Reçue le').fill('20/11/2026');
  await chef.confirmer('Recevoir une pièce', 'Pièce reçue');
  await chef.faire('Attribuer la bourse', 'Bourse attribuée');
  const { texte } = await chef.lireCourrier('Attribution');
  expect(texte).toContain('Solveig Roux');
});

test.describe('what the base does not know of a pupil is added by the service académique, then decided', () => {
  for (const { titre, prenom, dispositif, question, repondre } of [
    {
      titre: 'MLDS',
      prenom: 'Fatou',
      dispositif: 'mlds',
      question: 'Trimestres de MLDS déjà suivis',
      repondre: '1',
    },
    {
      titre: 'retour en formation',
      prenom: 'Mariam',
      dispositif: 'retour_en_formation',
      question: 'Affecté par le DASEN (retour en formation)',
      repondre: 'oui',
    },
  ] as const)
    test(titre, async ({ ouvrir }) => {
      const { dossierId } = await dossierInstruit(await enDispositif(prenom, dispositif), { rfr: 500 });
      const sab = new DossierDAgent(await ouvrir('responsable'), dossierId);
      await attendre(sab, /calcul|sait|manque|renseign/i);
      await sab.ouvrir();
      await sab.preparer('Compléter la demande');
      const champ = sab.page.getByLabel(question);
      await (dispositif === 'mlds' ? champ.fill(repondre) : champ.selectOption(repondre));
      await sab.confirmer('Compléter la demande', 'Demande complétée');
      await sab.faire('Attribuer la bourse', 'Bourse attribuée');
      const { texte } = await sab.lireCourrier('Attribution');
      expect(texte).toContain(`${prenom} Traoré`);
    });
});
