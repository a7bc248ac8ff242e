import { ChampCase, ChampChoix } from '#components/champs/choix.tsx';
import { ChampDate, ChampListe, ChampNaissance } from '#components/champs/texte.tsx';
import { INTERRUPTION } from '#lib/droit/argent/reprise-etudes.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { LIEUX } from '#lib/droit/simulation/lieux.ts';
import { CAS } from '#lib/droit/simulation/reponses.ts';
import type { PartieProps } from './partie.tsx';

const OPTIONS_LIEU = [
  { valeur: '', libelle: 'Choisissez' },
  ...Object.entries(LIEUX).map(([valeur, { libelle }]) => ({ valeur, libelle })),
];
const OPTIONS_CAS = Object.entries(CAS).map(([valeur, libelle]) => ({ valeur, libelle }));

/** One pupil: where, how, and what is particular. Asks for no name: the answers stand in an address. */
export function PartieEleve({
  saisie,
  erreurs,
  rang,
  seul,
}: PartieProps & { rang: number /** The only pupil: it cannot be taken away. */; seul: boolean }) {
  const nom = (racine: string): string => `${racine}_${rang}`;
  const remplir = (racine: string) => ({
    nom: nom(racine),
    defaultValue: saisie[nom(racine)] ?? '',
    erreur: erreurs[nom(racine)],
    autoComplete: 'off',
  });
  const cocher = (racine: string) => ({ nom: nom(racine), defaultChecked: saisie[nom(racine)] === 'oui' });
  return (
    <section aria-labelledby={`eleve-${rang}`} className="simulation__eleve">
      <h2 id={`eleve-${rang}`} className="fr-h4">
        Enfant {rang}
      </h2>
      <ChampListe {...remplir('lieu')} libelle="Où est-il scolarisé ?" options={OPTIONS_LIEU} />
      <ChampChoix
        nom={nom('regime')}
        valeur={saisie[nom('regime')]}
        erreur={erreurs[nom('regime')]}
        libelle="Régime"
        enLigne
        options={[
          { valeur: 'externe', libelle: 'Externe' },
          { valeur: 'demi_pensionnaire', libelle: 'Demi-pensionnaire' },
          { valeur: 'interne', libelle: 'Interne' },
        ]}
      />
      <ChampListe {...remplir('cas')} libelle="Situation particulière de l’élève" options={OPTIONS_CAS} />
      <div className="si-dispositif">
        <ChampDate {...remplir('entree')} facultatif libelle="Jour d’entrée dans ce parcours" />
      </div>
      <div className="si-retour">
        <ChampCase {...cocher('affectation')} libelle="Affecté par l’inspection académique (DASEN)" />
      </div>
      <div className="si-placement">
        <ChampCase {...cocher('terminale')} libelle="En classe de terminale" />
      </div>
      <div className="si-cned">
        <ChampCase
          {...cocher('reglementee')}
          libelle="Inscrit au Cned en classe complète à inscription réglementée"
        />
        <ChampCase
          {...cocher('dasen')}
          libelle="L’inspection académique (DASEN) a donné un avis favorable"
          indice="Pour le collège, avant 16 ans"
        />
      </div>
      <div className="si-age">
        <ChampNaissance {...remplir('naissance')} facultatif libelle="Date de naissance de l’élève" />
      </div>
      <div className="si-lycee">
        <ChampCase {...cocher('merite')} libelle="Mention bien ou très bien au brevet" />
        <ChampCase
          {...cocher('equipement')}
          libelle="Entre pour la première fois en première année de CAP, de bac professionnel ou technologique"
        />
        <ChampCase
          {...cocher('reprise')}
          libelle={`Reprend ses études après ${direDuree(INTERRUPTION)} au moins hors de l’école`}
        />
      </div>
      {seul ? null : (
        <p>
          <button
            type="submit"
            name="retirer"
            value={rang}
            className="fr-btn fr-btn--tertiary fr-btn--sm fr-btn--icon-left fr-icon-delete-line"
          >
            Retirer l’enfant {rang}
          </button>
        </p>
      )}
    </section>
  );
}
