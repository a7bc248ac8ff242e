import { Donnee, Fiche } from '#app/(agent)/agent/dossiers/[id]/fiche.tsx';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import type { BilanDesEtudes } from '#lib/droit/etude/bilan.ts';
import { direCause, direRegle, LIBELLES_DES_ISSUES } from '#lib/droit/etude/dire.ts';
import { ecrireMontant } from '#lib/droit/montant.ts';

const direEchelon = (cle: string): string => {
  const [type, echelon] = cle.split(' ');
  return `${type === 'college' ? 'Collège' : 'Lycée'}, échelon ${echelon}`;
};

function Comptes({
  titre,
  nombres,
  dire,
}: {
  titre: string;
  nombres: Readonly<Record<string, number>>;
  dire: (cle: string) => string;
}) {
  const comptes = Object.entries(nombres).filter(([, nombre]) => nombre > 0);
  if (comptes.length === 0) return null;
  return (
    <Fiche titre={titre}>
      {comptes
        .toSorted(([, a], [, b]) => b - a)
        .map(([cle, nombre]) => (
          <Donnee key={cle} nom={dire(cle)}>
            {ecrireNombre(nombre)}
          </Donnee>
        ))}
    </Fiche>
  );
}

/** What was counted: outcomes, échelons, cost, why refused, why the others wait. */
export function ComptesDesEtudes({ titre, bilan }: { titre: string; bilan: BilanDesEtudes }) {
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
              {bilan.issues[cle] ? ecrireNombre(bilan.issues[cle]) : null}
            </Donnee>
          ))}
          <Donnee nom="En tout">{ecrireNombre(bilan.total)}</Donnee>
          <Donnee nom="Bourses de l’année, hors primes">
            {bilan.cout > 0 ? ecrireMontant(bilan.cout) : null}
          </Donnee>
        </Fiche>
        <Comptes titre="Bourses, par échelon" nombres={bilan.echelons} dire={direEchelon} />
        <Comptes titre="Refus, par motif" nombres={bilan.refus} dire={direRegle} />
        <Comptes titre="Ce qui manque ou arrête" nombres={bilan.causes} dire={direCause} />
      </div>
    </section>
  );
}
