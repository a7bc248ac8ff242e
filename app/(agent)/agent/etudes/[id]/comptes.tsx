import { Donnee, Fiche } from '#app/(agent)/agent/dossiers/[id]/fiche.tsx';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import type { BilanDesEtudes } from '#lib/droit/etude/bilan.ts';
import { direCause, direRegle, LIBELLES_DES_ISSUES } from '#lib/droit/etude/dire.ts';
import { type Centimes, ecrireMontant } from '#lib/droit/montant.ts';

const direEchelon = (cle: string): string => {
  const [type, echelon] = cle.split(' ');
  return `${type === 'college' ? 'Collège' : 'Lycée'}, échelon ${echelon}`;
};

/** A figure, and that of the year before where there is one; null when both are nothing. */
function face<N extends number>(ecrire: (n: N) => string, dit: N, avant: N | null): string | null {
  if (avant === null) return dit > 0 ? ecrire(dit) : null;
  return dit > 0 || avant > 0 ? `${ecrire(dit)} (l’an dernier : ${ecrire(avant)})` : null;
}

type Nombres = Readonly<Record<string, number>>;

function Comptes({
  titre,
  nombres,
  avant,
  dire,
}: {
  titre: string;
  nombres: Nombres;
  avant: Nombres | null;
  dire: (cle: string) => string;
}) {
  const comptes = Object.keys({ ...avant, ...nombres }).flatMap((cle) => {
    const dit = face(ecrireNombre, nombres[cle] ?? 0, avant && (avant[cle] ?? 0));
    return dit ? [{ cle, dit, nombre: nombres[cle] ?? 0 }] : [];
  });
  if (comptes.length === 0) return null;
  return (
    <Fiche titre={titre}>
      {comptes
        .toSorted((a, b) => b.nombre - a.nombre)
        .map(({ cle, dit }) => (
          <Donnee key={cle} nom={dire(cle)}>
            {dit}
          </Donnee>
        ))}
    </Fiche>
  );
}

/** What was counted: outcomes, échelons, cost, why refused, why the others wait; beside, the run of the year before in the same places. */
export function ComptesDesEtudes({
  titre,
  bilan,
  anDernier,
}: {
  titre: string;
  bilan: BilanDesEtudes;
  anDernier: BilanDesEtudes | null;
}) {
  const issues = Object.entries(LIBELLES_DES_ISSUES);
  return (
    <section aria-labelledby="comptes">
      <h2 id="comptes" className="fr-h4">
        {titre}
      </h2>
      <div className="fiches">
        <Fiche titre="Issues">
          {issues.map(([cle, libelle]) => (
            <Donnee key={cle} nom={libelle}>
              {face(ecrireNombre, bilan.issues[cle] ?? 0, anDernier && (anDernier.issues[cle] ?? 0))}
            </Donnee>
          ))}
          <Donnee nom="En tout">
            {face(ecrireNombre, bilan.total, anDernier?.total ?? null) ?? ecrireNombre(0)}
          </Donnee>
          <Donnee nom="Bourses de l’année, hors primes">
            {face<Centimes>(ecrireMontant, bilan.cout, anDernier?.cout ?? null)}
          </Donnee>
        </Fiche>
        <Comptes
          titre="Bourses, par échelon"
          nombres={bilan.echelons}
          avant={anDernier?.echelons ?? null}
          dire={direEchelon}
        />
        <Comptes
          titre="Refus, par motif"
          nombres={bilan.refus}
          avant={anDernier?.refus ?? null}
          dire={direRegle}
        />
        <Comptes
          titre="Ce qui manque ou arrête"
          nombres={bilan.causes}
          avant={anDernier?.causes ?? null}
          dire={direCause}
        />
      </div>
    </section>
  );
}
