import { titreReserve } from '#app/titre-reserve.ts';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { rentreeDu } from '#lib/droit/annee.ts';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { cocherParcoursup } from '#lib/parcoursup/actions.ts';
import { COCHEURS, type EleveACocher, listeParcoursup } from '#lib/parcoursup/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Parcoursup : élèves placés', ...COCHEURS);

/** What was said last, and the button that says the other thing. */
function Coche({ eleve: { scolariteId, nom, derniere } }: { eleve: EleveACocher }) {
  const coche = derniere?.coche ?? false;
  return (
    <FormulaireActe acte={cocherParcoursup}>
      {derniere ? (
        <span>
          {coche ? 'Coché' : 'Décoché'} le {ecrireJourCourt(jour(derniere.jour))}, par {
            derniere.auteurNom
          }{' '}
        </span>
      ) : null}
      <input type="hidden" name="scolariteId" value={scolariteId} />
      <button
        type="submit"
        name="coche"
        value={coche ? 'non' : 'oui'}
        className={`fr-btn fr-btn--sm ${coche ? 'fr-btn--tertiary' : 'fr-btn--secondary'}`}
      >
        {coche ? 'Annuler' : 'Coché dans Parcoursup'}
        <span className="fr-sr-only"> : {nom}</span>
      </button>
    </FormulaireActe>
  );
}

const COLONNES: Colonne<EleveACocher>[] = [
  { cle: 'eleve', titre: 'Élève', rendre: ({ nom }) => nom },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
  {
    cle: 'signes',
    titre: 'Ce qui le signale',
    rendre: ({ signes }) => (signes.length > 0 ? signes.join(' ; ') : 'Plus rien dans la base aujourd’hui'),
  },
  { cle: 'coche', titre: 'Parcoursup', rendre: (eleve) => <Coche eleve={eleve} /> },
];

/** Pupils of terminale under a placement, whom the chef ticks in Parcoursup (C. III.D.3.a). Each reading is kept. */
export default async function ParcoursupPage() {
  const portee = await exigerAgent(...COCHEURS);
  const liste = await listeParcoursup(portee, rentreeDu(portee.jour));
  return (
    <>
      <TitrePage
        titre="Parcoursup : élèves placés à l’ASE"
        phrase="L’élève de terminale placé à l’aide sociale à l’enfance a de droit le statut de boursier pour Parcoursup, sans montant ni courrier, et le garde après ses 18 ans. Dans Parcoursup, « Gestion des élèves », cochez « Élève relevant de l’ASE », puis dites-le ici."
      />
      <p>
        La base signale ces élèves ; vos équipes en connaissent peut-être d’autres (circulaire, III.D.3.a).
        Vérifiez chaque situation avant de cocher. Vous seul voyez cette liste, et chaque lecture est gardée.
      </p>
      <Tableau
        legende="Élèves de terminale à cocher"
        total={liste.length}
        unite="élève"
        colonnes={COLONNES}
        lignes={liste}
        cle={({ scolariteId }) => scolariteId}
        vide="Aucun élève de terminale de votre établissement n’est signalé comme placé."
      />
    </>
  );
}
