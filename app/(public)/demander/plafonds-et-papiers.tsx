import Link from 'next/link';
import type { FormulaireDeDemande } from '#lib/droit/courrier/formulaire.ts';

interface Props {
  college: FormulaireDeDemande;
  lycee: FormulaireDeDemande;
}

/** Above which incomes there is no bourse, and which paper goes with which situation. */
export function PlafondsEtPapiers({ college, lycee }: Props) {
  return (
    <>
      <h2>Jusqu’à quels revenus</h2>
      <Plafonds titre={`Collège. ${college.bareme.titre}`} bareme={college.bareme} />
      <Plafonds titre={`Lycée. ${lycee.bareme.titre}`} bareme={lycee.bareme} />
      <p>
        Au-dessus, il n’y a pas de bourse. <Link href="/simulateur">Estimer mes droits</Link> donne le montant
        selon votre situation, sans compte.
      </p>
      <h2>Les papiers à joindre</h2>
      <dl>
        {lycee.pieces.map(([situation, papier]) => (
          <div key={situation}>
            <dt>{situation}</dt>
            <dd>{papier}</dd>
          </div>
        ))}
      </dl>
      <p>
        Selon ce que vous avez écrit, l’établissement peut en demander d’autres : un courrier les nomme, avec
        le temps pour les apporter.
      </p>
    </>
  );
}

function Plafonds({ titre, bareme }: { titre: string; bareme: FormulaireDeDemande['bareme'] }) {
  return (
    <table className="tableau-simple">
      <caption>{titre}</caption>
      <thead>
        <tr>
          <th scope="col">Enfants à charge</th>
          <th scope="col">Plafond</th>
        </tr>
      </thead>
      <tbody>
        {bareme.plafonds.map((plafond, rang) => (
          <tr key={bareme.enfants[rang]}>
            <th scope="row">{bareme.enfants[rang]}</th>
            <td>{plafond}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
