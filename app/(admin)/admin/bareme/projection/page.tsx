import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { GrilleComparee } from '#components/bareme/grille-comparee.tsx';
import { EchelleDuBareme } from '#components/echelle.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { RecapitulatifErreurs } from '#components/recapitulatif-erreurs.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ProjectionSchema } from '#lib/bareme/schema.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import type { AnneeDeBareme } from '#lib/droit/bareme/annee-de-bareme.ts';
import { ANNEES } from '#lib/droit/bareme/bareme.ts';
import { echelleDeLaGrille } from '#lib/droit/bareme/echelle.ts';
import { projeter } from '#lib/droit/bareme/projection.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FormulaireProjection } from '../formulaire-projection.tsx';

export const generateMetadata = titreReserve('Projection d’un barème', 'administrateur');

type Parametres = Promise<Record<string, string | string[] | undefined>>;

/** The known year to compare with: the last one before the rentrée asked for, or the oldest of all. */
function anneeDeComparaison(voulue: number): AnneeDeBareme {
  return ANNEES.findLast((a) => a.rentree < voulue) ?? (ANNEES[0] as AnneeDeBareme);
}

export default async function ProjectionPage({ searchParams }: { searchParams: Parametres }) {
  await exigerAgent('administrateur');
  const parametres = await searchParams;
  const saisie = Object.fromEntries(
    ['rentree', 'smic', 'bmaf'].map((nom) => [nom, String(parametres[nom] ?? '')] as const),
  );
  const lu = ProjectionSchema.safeParse(saisie);
  const demandee = Object.values(saisie).some(Boolean);
  const erreurs =
    lu.success || !demandee
      ? {}
      : Object.fromEntries(lu.error.issues.map(({ path, message }) => [path.join('.'), message]));
  return (
    <>
      <FilAriane liens={[{ href: '/admin/bareme', libelle: 'Barèmes' }]} ici="Projection" />
      <TitrePage
        titre={lu.success ? `Projection ${ecrireAnnee(rentree(lu.data.rentree))}` : 'Projection d’un barème'}
        phrase="72 plafonds et 9 montants, d’après les coefficients des arrêtés du 22 mars 2016. Une prévision : l’annexe publiée compte seule."
      />
      <RecapitulatifErreurs
        erreurs={Object.entries(erreurs).map(([champ, message]) => ({ champ, message }))}
      />
      <FormulaireProjection saisie={saisie} erreurs={erreurs} />
      {lu.success ? <Projection {...lu.data} saisie={saisie} /> : null}
    </>
  );
}

function Projection({
  rentree: annee,
  smic,
  bmaf,
  saisie,
}: {
  rentree: number;
  smic: number;
  bmaf: number;
  saisie: Readonly<Record<string, string>>;
}) {
  const projection = projeter({ smicHoraire: smic / 100, bmaf: bmaf / 100 });
  const repere = anneeDeComparaison(annee);
  const grilles = repere.versions.at(-1)?.grilles ?? repere.versions[0].grilles;
  const nomDuRepere = ecrireAnnee(rentree(repere.rentree));
  return (
    <>
      {(['college', 'lycee'] as const).map((type) => (
        <div key={type} className="grille__echelle">
          <EchelleDuBareme echelle={echelleDeLaGrille(projection[type], 2)} />
          <GrilleComparee
            type={type}
            legende="projection"
            grille={projection[type]}
            repere={grilles[type]}
            nomDuRepere={nomDuRepere}
          />
        </div>
      ))}
      <p>
        Quand l’annexe est publiée, saisissez-la : chaque cellule sera comparée à cette projection.{' '}
        <Link
          href={`/admin/bareme/saisie?${new URLSearchParams(saisie)}`}
          className="fr-btn fr-btn--secondary"
        >
          Saisir l’annexe publiée
        </Link>
      </p>
    </>
  );
}
