import { Alerte } from '#components/alerte.tsx';
import type { EcartDeCellule } from '#lib/droit/bareme/verification.ts';
import { ecrireEuros } from '#lib/droit/montant.ts';

const NOMS = { college: 'Collège', lycee: 'Lycée' } as const;

const direCellule = ({ type, enfants, echelon, saisi, attendu }: EcartDeCellule): string =>
  `${NOMS[type]}, ${enfants === 0 ? 'montant' : `${enfants} enfant${enfants > 1 ? 's' : ''}`}, échelon ${echelon} : ${
    saisi === null ? 'rien' : ecrireEuros(saisi)
  } au lieu de ${ecrireEuros(attendu)}`;

/** The cells that are not those of the projection, to be read again on the published text. */
export function Ecarts({
  ecarts,
  explication,
}: {
  ecarts: readonly EcartDeCellule[];
  explication: string | null;
}) {
  if (ecarts.length === 0) return <Alerte ton="succes">Les 81 chiffres sont ceux de la projection.</Alerte>;
  return (
    <Alerte
      ton="attention"
      titre={`${ecarts.length} cellule${ecarts.length > 1 ? 's' : ''} à vérifier sur le texte publié`}
    >
      <ul>
        {ecarts.map((ecart) => (
          <li key={`${ecart.type} ${ecart.enfants} ${ecart.echelon}`}>{direCellule(ecart)}</li>
        ))}
      </ul>
      <p>{explication ? `Explication : ${explication}` : 'Aucune explication n’est donnée.'}</p>
    </Alerte>
  );
}
