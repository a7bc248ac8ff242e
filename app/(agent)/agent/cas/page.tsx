import { titreReserve } from '#app/titre-reserve.ts';
import { Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { COLONNES, type Colonne } from '#lib/droit/cas/colonnes.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FormulaireCas } from './formulaire-cas.tsx';

export const generateMetadata = titreReserve(
  'Juger un fichier de situations',
  'gestionnaire_sab',
  'responsable_sab',
);

const GENRES = {
  texte: 'texte libre',
  entier: 'nombre entier',
  euros: 'montant en euros',
  somme: 'montant en euros et centimes',
  date: 'date',
  naissance: 'date de naissance, entière ou non',
  oui_non: 'oui ou non',
} as const;

const valeurs = (colonne: Colonne): string =>
  colonne.genre === 'choix' ? colonne.choix.join(', ') : GENRES[colonne.genre];

export default async function CasPage() {
  await exigerAgent('gestionnaire_sab', 'responsable_sab');
  const colonnes = Object.entries<Colonne>(COLONNES).map(([nom, colonne]) => ({ nom, colonne }));
  return (
    <>
      <TitrePage
        titre="Juger un fichier de situations"
        phrase="Une situation par ligne ; pour chacune, l’échelon, les montants et les règles appliquées. Rien n’est conservé, et aucune décision n’est prise ici."
      >
        <a
          href="/agent/cas/modele/fichier"
          download
          className="fr-btn fr-btn--tertiary fr-btn--icon-left fr-icon-download-line"
        >
          Télécharger un modèle
        </a>
      </TitrePage>
      <FormulaireCas />
      <details className="resume-trace">
        <summary>Colonnes du fichier</summary>
        <p>
          Séparateur : point-virgule ou virgule. Dates : 15/10/2026 ou 2026-10-15. Une cellule vide veut dire
          « non connu ».
        </p>
        <Tableau
          legende="Colonnes lues"
          total={colonnes.length}
          unite="colonne"
          colonnes={[
            { cle: 'nom', titre: 'Colonne', rendre: ({ nom }) => <code>{nom}</code> },
            {
              cle: 'obligatoire',
              titre: 'Obligatoire',
              rendre: ({ colonne }) => (colonne.obligatoire ? 'oui' : ''),
            },
            { cle: 'sens', titre: 'Sens', rendre: ({ colonne }) => colonne.dit },
            { cle: 'valeurs', titre: 'Valeurs', rendre: ({ colonne }) => valeurs(colonne) },
          ]}
          lignes={colonnes}
          cle={({ nom }) => nom}
          vide=""
        />
      </details>
    </>
  );
}
