import { titreReserve } from '#app/titre-reserve.ts';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { derniersImports } from '#lib/import/queries.ts';
import { direInstant, ETATS_D_IMPORT } from '#lib/import/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FormulaireDImport } from './formulaire-d-import.tsx';

export const generateMetadata = titreReserve('Base élèves', ...SAISISSANTS);

type Ligne = Awaited<ReturnType<typeof derniersImports>>[number];

const COLONNES: Colonne<Ligne>[] = [
  {
    cle: 'export',
    titre: 'Export du',
    rendre: ({ id, exporteLe }) => <LienLigne href={`/agent/base/${id}`}>{direInstant(exporteLe)}</LienLigne>,
  },
  {
    cle: 'etablissement',
    titre: 'Établissement',
    rendre: ({ uai, etablissement }) => `${etablissement.nom}, ${uai}`,
  },
  { cle: 'annee', titre: 'Année', rendre: (ligne) => ecrireAnnee(rentree(ligne.rentree)) },
  { cle: 'etat', titre: 'État', rendre: ({ etat, cause }) => (cause ? 'non lu' : ETATS_D_IMPORT[etat]) },
  { cle: 'par', titre: 'Envoyé par', rendre: ({ auteurNom }) => auteurNom },
];

/** What the school base says comes in here, and what came before. */
export default async function BasePage() {
  const portee = await exigerAgent(...SAISISSANTS);
  const imports = await derniersImports(portee);
  return (
    <>
      <TitrePage
        titre="Base élèves"
        phrase="Élèves, responsables et divisions tels que Siècle les exporte. Rien n’est écrit avant que vous ayez vu ce qui change ; les fichiers ne sont pas gardés."
      />
      <FormulaireDImport />
      <Tableau
        legende="Derniers imports"
        total={imports.length}
        unite="import"
        colonnes={COLONNES}
        lignes={imports}
        cle={({ id }) => id}
        vide={<p>Aucun import encore : envoyez les exports de votre établissement ci-dessus.</p>}
      />
    </>
  );
}
