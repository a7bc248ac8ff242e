import { EFFECTIF_MINIMAL } from '#lib/pilotage/schema.ts';
import { LICENCE } from '#lib/statistique/schema.ts';

/** How the published figures are counted, and the files that give them. */
export const Reutiliser = ({ annee }: { annee: number }) => (
  <section className="texte" aria-labelledby="reutiliser">
    <h2 className="fr-h4" id="reutiliser">
      Comment c’est compté, et comment le réutiliser
    </h2>
    <p>
      Une case compte les demandes d’une académie, d’un type d’établissement et d’un canal qui ont eu la même
      issue. Une case de moins de {EFFECTIF_MINIMAL} demandes n’est pas donnée, et les totaux de cette page
      n’additionnent que les cases données. De mois en mois, une case ne change que si elle bouge de{' '}
      {EFFECTIF_MINIMAL} au moins : aucune différence ne dit ce qu’a obtenu une famille. Une décision qui
      n’est pas encore envoyée compte « en cours ».
    </p>
    <p>
      <a className="fr-link" href={`/statistiques/fichier?rentree=${annee}`} download>
        Télécharger les cases (CSV)
      </a>
    </p>
    <p>
      <a className="fr-link" href={`/statistiques/fichier?rentree=${annee}&forme=xlsx`} download>
        Télécharger le classeur : les cases et les trois tableaux de cette page (XLSX)
      </a>
    </p>
    <p>
      Ces données sont sous{' '}
      <a href={LICENCE.adresse} rel="external noreferrer">
        {LICENCE.nom}
      </a>{' '}
      : réutilisez-les librement, en citant ce service et le mois des chiffres.
    </p>
  </section>
);
