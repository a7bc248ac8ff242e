import Link from 'next/link';
import { FiltreListe } from '#components/champs/filtre.tsx';
import { ChampRecherche } from '#components/champs/recherche.tsx';
import { DRAPEAUX_CONNUS, direDrapeau, LIBELLES_CANAUX } from '#components/libelles.ts';
import type { Choix } from '#lib/bannette/queries.ts';
import { type Filtres, refusDeLUai } from '#lib/bannette/schema.ts';
import { ETATS, LIBELLES_ETATS } from '#lib/droit/etats.ts';
import { LISTE_DES_ATTENTES, listeDeLAgent } from '#lib/suivi/schema.ts';

/** What the one box reads, as its label says it. */
export const A_CHERCHER = 'Nom, INE, téléphone, courriel, numéro de dossier ou de courrier';

interface Option {
  valeur: string;
  libelle: string;
}

const enOptions = (libelles: Readonly<Record<string, string>>): Option[] =>
  Object.entries(libelles).map(([valeur, libelle]) => ({ valeur, libelle }));

const ETATS_FILTRABLES = ETATS.filter((etat) => etat !== 'brouillon').map((valeur) => ({
  valeur,
  libelle: LIBELLES_ETATS[valeur],
}));

interface Props {
  filtres: Filtres;
  choix: Choix;
  /** Who reads: the list of what is entrusted to that person. */
  moi: string;
  /** The UAI as it was typed: one that cannot be is said, and kept. */
  uai?: string;
}

/** Search and filters, as one form in the address: it works without script, and the link shares the view. */
export function FiltresDeBannette({ filtres, choix, moi, uai }: Props) {
  const etablissements = choix.etablissements?.map(({ uai, nom }) => ({ valeur: uai, libelle: nom }));
  const { q, urgence, cause, apres: _, avant: __, ...choisis } = filtres;
  const plusieursFiltres = Object.values(choisis).filter(Boolean).length;
  const classes = choix.classes.map((classe) => ({ valeur: classe, libelle: classe }));
  return (
    <search>
      <form className="filtres" action="/agent/dossiers" method="get">
        {urgence ? <input type="hidden" name="urgence" value={urgence} /> : null}
        {cause ? <input type="hidden" name="cause" value={cause} /> : null}
        <ChampRecherche libelle={A_CHERCHER} valeur={q} />
        <details className="filtres__pli" open={plusieursFiltres > 0}>
          <summary>Filtres{plusieursFiltres > 0 ? ` (${plusieursFiltres})` : ''}</summary>
          <div className="filtres__listes">
            <FiltreListe
              nom="etat"
              libelle="État"
              options={ETATS_FILTRABLES}
              valeur={filtres.etat}
              tous="En cours"
            />
            {etablissements ? null : <Uai valeur={uai ?? filtres.uai} />}
            {etablissements && etablissements.length > 1 ? (
              <FiltreListe
                tous="Tous"
                nom="uai"
                libelle="Établissement"
                options={etablissements}
                valeur={filtres.uai}
              />
            ) : null}
            {classes.length > 0 ? (
              <FiltreListe
                tous="Tous"
                nom="classe"
                libelle="Classe"
                options={classes}
                valeur={filtres.classe}
              />
            ) : null}
            <FiltreListe
              tous="Tous"
              nom="canal"
              libelle="Canal"
              options={enOptions(LIBELLES_CANAUX)}
              valeur={filtres.canal}
            />
            <FiltreListe
              tous="Tous"
              nom="drapeau"
              libelle="Drapeau ou suivi"
              options={[
                { valeur: listeDeLAgent(moi), libelle: 'Confiés à moi' },
                { valeur: LISTE_DES_ATTENTES, libelle: 'En attente' },
                ...DRAPEAUX_CONNUS.map((valeur) => ({ valeur, libelle: direDrapeau(valeur) })),
              ]}
              valeur={filtres.drapeau}
            />
          </div>
        </details>
        <div className="filtres__boutons">
          <button type="submit" className="fr-btn">
            Filtrer
          </button>
          {q || plusieursFiltres > 0 ? (
            <Link className="fr-link" href="/agent/dossiers" prefetch={false}>
              Tout effacer
            </Link>
          ) : null}
        </div>
      </form>
    </search>
  );
}

function Uai({ valeur }: { valeur?: string }) {
  const refus = refusDeLUai(valeur);
  return (
    <div className={refus ? 'fr-input-group--error' : undefined}>
      <label className="fr-label" htmlFor="uai">
        UAI de l’établissement
      </label>
      <input
        className={refus ? 'fr-input fr-input--error' : 'fr-input'}
        id="uai"
        name="uai"
        defaultValue={valeur}
        title="Sept chiffres et une lettre, par exemple 0599901S"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-invalid={refus ? true : undefined}
        aria-describedby={refus ? 'uai-erreur' : undefined}
      />
      {refus ? (
        <p id="uai-erreur" className="fr-error-text">
          {refus}
        </p>
      ) : null}
    </div>
  );
}
