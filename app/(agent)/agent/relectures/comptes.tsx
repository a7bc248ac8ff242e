import { type Colonne, Tableau } from '#components/tableau.tsx';
import { RISQUES } from '#lib/droit/relecture-risques.ts';
import type { Compte, CompteDeRisque } from '#lib/relecture/queries.ts';

const NOMBRES: Colonne<Omit<Compte, 'auteur'>>[] = [
  { cle: 'conformes', titre: 'Conformes', nombre: true, rendre: ({ conformes }) => conformes },
  { cle: 'reprises', titre: 'À reprendre', nombre: true, rendre: ({ aReprendre }) => aReprendre },
  { cle: 'attendent', titre: 'Pas encore lues', nombre: true, rendre: ({ attendent }) => attendent },
];

const COMPTES: Colonne<Compte>[] = [
  { cle: 'auteur', titre: 'Signataire', rendre: ({ auteur }) => auteur },
  ...NOMBRES,
];

const libelleDe: ReadonlyMap<string, string> = new Map(
  Object.entries(RISQUES).map(([risque, { libelle }]) => [risque, libelle]),
);

const PAR_RISQUE: Colonne<CompteDeRisque>[] = [
  { cle: 'risque', titre: 'Risque', rendre: ({ risque }) => libelleDe.get(risque) ?? risque },
  ...NOMBRES,
];

/** What the readings of the year said, by who signs and by risk. */
export function Comptes({
  comptes,
  risques,
}: {
  comptes: readonly Compte[];
  risques: readonly CompteDeRisque[];
}) {
  return (
    <>
      <Tableau
        legende="Cette année, par signataire"
        total={comptes.length}
        unite="signataire"
        colonnes={COMPTES}
        lignes={comptes}
        cle={({ auteur }) => auteur}
        vide={<p>Rien n’a été relu cette année.</p>}
      />
      <Tableau
        legende="Cette année, par risque"
        total={risques.length}
        unite="risque"
        colonnes={PAR_RISQUE}
        lignes={risques}
        cle={({ risque }) => risque}
        vide={<p>Aucune décision relue ne montrait un risque que l’académie regarde.</p>}
      />
      <p>
        <a href="/aide/sab#relire">Ce que chaque risque dit de regarder</a>
      </p>
    </>
  );
}
