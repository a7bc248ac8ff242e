import { titreReserve } from '#app/titre-reserve.ts';
import { Alerte } from '#components/alerte.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { type AnnonceAEnvoyer, annoncesAPoster } from '#lib/conservation/queries.ts';
import { PREAVIS_D_EFFACEMENT } from '#lib/droit/conservation/conservation.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { BUREAUX } from '#lib/droit/ligne-de-procedure.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { LettresPostees } from './lettres-postees.tsx';

export const generateMetadata = titreReserve('Effacements à annoncer', ...BUREAUX);

const COLONNES: Colonne<AnnonceAEnvoyer>[] = [
  { cle: 'nom', titre: 'Personne', rendre: ({ nom }) => nom },
  {
    cle: 'adresse',
    titre: 'Adresse',
    rendre: ({ adresse }) => adresse.join(', ') || 'aucune adresse : pas de lettre',
  },
  { cle: 'etablissement', titre: 'Établissement', rendre: ({ etablissement }) => etablissement },
];

/** Whom no mail reaches is told by post that its data will be erased. */
export default async function EffacementsPage({ searchParams }: PageProps<'/agent/effacements'>) {
  const portee = await exigerAgent(...BUREAUX);
  const { fait } = await searchParams;
  const lignes = await annoncesAPoster(portee);
  return (
    <>
      <TitrePage
        titre="Effacements à annoncer par la poste"
        phrase={`Ces familles ont demandé une bourse autrefois, et aucun courriel ne les joint. Leurs données sont effacées ${direDuree(PREAVIS_D_EFFACEMENT)} après que toutes celles du lot ont été prévenues.`}
      />
      {fait === 'postees' ? (
        <Alerte ton="succes" annoncer>
          C’est noté : le délai part quand toutes les lettres du lot sont postées, dans tous ses
          établissements.
        </Alerte>
      ) : null}
      {lignes.length > 0 ? (
        <LettresPostees
          combien={lignes.length}
          lettres={lignes.filter(({ adresse }) => adresse.length > 0).length}
        />
      ) : null}
      <Tableau
        legende="Familles à prévenir"
        total={lignes.length}
        unite="personne"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ responsableId }) => responsableId}
        vide={
          <p>
            Aucune lettre n’est à poster. Il y en a quand le délégué à la protection des données et un
            administrateur ont visé un lot à effacer.
          </p>
        }
      />
    </>
  );
}
