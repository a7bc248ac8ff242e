import { Alerte } from './alerte.tsx';

/** Says from when a list and its figures date, when the copy of the base that serves them is late. `heure` in Paris, or null. */
export function ListesTardives({ heure }: { heure: string | null }) {
  if (!heure) return null;
  return (
    <Alerte ton="info">
      {`Données à ${heure} : cette page est servie par une copie de la base qui a pris du retard. Un dossier ouvert se montre tel qu’il est.`}
    </Alerte>
  );
}
