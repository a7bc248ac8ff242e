import { Alerte } from '#components/alerte.tsx';
import { INSTANT } from '#components/instant.ts';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import { type CodeDErreur, ERREURS } from '#lib/erreur/schema.ts';
import type { InterrogationVue } from '#lib/interrogation/queries.ts';
import { GARDE_D_UN_FICHIER } from '#lib/interrogation/schema.ts';

const lignes = (n: number): string => `${ecrireNombre(n)} ligne${n > 1 ? 's' : ''}`;
const HEURE_MS = 3_600_000;

/** How far a file has gone, and what there is to do about it. */
export function Avancee({ interrogation }: { interrogation: InterrogationVue }) {
  const { total, faites, trouvees, etat, code, recueLe, effaceeLe } = interrogation;
  const fait = `${lignes(faites)} sur ${ecrireNombre(total)}, ${ecrireNombre(trouvees)} élève${trouvees > 1 ? 's' : ''} trouvé${trouvees > 1 ? 's' : ''}`;
  if (effaceeLe)
    return (
      <Alerte ton="info" titre="Le fichier et ses réponses sont effacés">
        {`Depuis le ${INSTANT.format(effaceeLe)}. Il reste le compte : ${fait}.`}
      </Alerte>
    );
  const fin = INSTANT.format(new Date(recueLe.getTime() + GARDE_D_UN_FICHIER * HEURE_MS));
  return (
    <>
      {etat === 'arretee' ? (
        <Alerte ton="erreur" titre="Le fichier s’est arrêté">
          {`${code ? ERREURS[code as CodeDErreur].detail : ''} ${lignes(total - faites)} n’ont pas été demandées : envoyez-les de nouveau avec un jeton qui ouvre.`}
        </Alerte>
      ) : null}
      <p>
        <label htmlFor="avancee">{fait}.</label>
      </p>
      <progress id="avancee" max={total} value={faites} />
      <p>
        {etat === 'en_cours'
          ? 'Vous pouvez fermer cette page : le travail continue, au rythme du jeton. '
          : null}
        Tout s’efface le {fin}.
      </p>
    </>
  );
}
