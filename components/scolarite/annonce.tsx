import type { Effet } from '#lib/scolarite/faits.ts';
import { Alerte } from '../alerte.tsx';
import { EtatBadge } from '../etat-badge.tsx';
import { direDrapeau } from '../libelles.ts';

/** What a correction is about to change on each dossier, to be read before it is confirmed. */
export function AnnonceDeCorrection({ effets }: { effets: readonly Effet[] }) {
  return (
    <Alerte ton="attention" titre="Ce que cette correction change" annoncer>
      <p>Rien n’est encore enregistré. Lisez, puis confirmez en bas du formulaire.</p>
      <ul>
        {effets.map(({ dossierId, numero, etat, phrases, drapeauxPoses, drapeauxLeves }) => (
          <li key={dossierId}>
            Dossier {numero} <EtatBadge etat={etat} />
            <ul>
              {phrases.map((phrase) => (
                <li key={phrase}>{phrase}</li>
              ))}
              {drapeauxPoses.map((drapeau) => (
                <li key={drapeau}>Signalé désormais : {direDrapeau(drapeau)}.</li>
              ))}
              {drapeauxLeves.map((drapeau) => (
                <li key={drapeau}>N’est plus signalé : {direDrapeau(drapeau)}.</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Alerte>
  );
}
