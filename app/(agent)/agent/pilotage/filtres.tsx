import { BoutonsDeFiltre } from '#components/champs/boutons-de-filtre.tsx';
import { FiltreListe } from '#components/champs/filtre.tsx';
import { Erreur } from '#components/champs/groupe.tsx';
import { LIBELLES_CANAUX } from '#components/libelles.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { direFace } from '#lib/figure/faits.ts';
import type { FiltresDePilotage as Filtres, refusDesFiltres } from '#lib/pilotage/schema.ts';

interface Props {
  annee: number;
  filtres: Filtres;
  refus: ReturnType<typeof refusDesFiltres>;
  /** The address as it was typed: what is refused is kept. */
  dits: Readonly<Record<string, unknown>>;
  /** Null when there are too many to choose from: one is then named by its UAI. */
  choix: readonly { uai: string; nom: string }[] | null;
  offerts: {
    annees: readonly number[];
    mois: readonly string[];
    /** What the figures may stand beside. */
    faces: readonly string[];
    departements: readonly { code: string; nom: string }[];
  };
  /** The figures of the nation are told by campaign alone. */
  deLaNation: boolean;
}

const enTexte = (dit: unknown): string => (typeof dit === 'string' ? dit : '');

/** Filters of the figures, as one form in the address: it works without script, and the link shares the view. */
export function FiltresDePilotage({ annee, filtres, refus, dits, choix, offerts, deLaNation }: Props) {
  const { uai, departement, canal, du, au, arrete, face } = filtres;
  const ecrit = (nom: 'du' | 'au', lu: string | undefined): string =>
    lu ? ecrireJourCourt(jour(lu)) : enTexte(dits[nom]);
  return (
    <search className="sans-impression">
      <form className="filtres filtres--simples" action="/agent/pilotage" method="get">
        <FiltreListe
          nom="rentree"
          libelle="Rentrée"
          valeur={String(annee)}
          options={[...new Set([annee, ...offerts.annees])]
            .toSorted((a, b) => b - a)
            .map((lue) => ({ valeur: String(lue), libelle: ecrireAnnee(rentree(lue)) }))}
        />
        {deLaNation && filtres.academie ? (
          <input type="hidden" name="academie" value={filtres.academie} />
        ) : null}
        {deLaNation && departement ? <input type="hidden" name="departement" value={departement} /> : null}
        {deLaNation || offerts.departements.length === 0 ? null : (
          <FiltreListe
            nom="departement"
            libelle="Département"
            tous="Tous"
            valeur={departement}
            options={offerts.departements.map(({ code, nom }) => ({ valeur: code, libelle: nom }))}
          />
        )}
        {deLaNation ? null : choix === null ? (
          <Champ
            nom="uai"
            libelle="UAI de l’établissement"
            erreur={refus.uai}
            valeur={uai ?? enTexte(dits.uai)}
          />
        ) : choix.length > 1 ? (
          <FiltreListe
            nom="uai"
            libelle="Établissement"
            tous="Tous"
            valeur={uai}
            options={choix.map((lu) => ({ valeur: lu.uai, libelle: lu.nom }))}
          />
        ) : null}
        {deLaNation ? null : (
          <>
            <FiltreListe
              nom="canal"
              libelle="Canal"
              tous="Tous"
              valeur={canal}
              options={Object.entries(LIBELLES_CANAUX).map(([valeur, libelle]) => ({
                valeur,
                libelle: capitale(libelle),
              }))}
            />
            <Champ nom="du" libelle="Du (jj/mm/aaaa)" erreur={refus.du} valeur={ecrit('du', du)} />
            <Champ nom="au" libelle="Au (jj/mm/aaaa)" erreur={refus.au} valeur={ecrit('au', au)} />
          </>
        )}
        <FiltreListe
          nom="arrete"
          libelle="Chiffres"
          tous="D’aujourd’hui"
          valeur={arrete}
          options={offerts.mois.map((lu) => ({
            valeur: lu,
            libelle: `Arrêtés le ${ecrireJourCourt(jour(lu))}`,
          }))}
        />
        <FiltreListe
          nom="face"
          libelle="À côté de"
          tous="Rien"
          valeur={face}
          options={offerts.faces.map((lue) => ({ valeur: lue, libelle: direFace(lue) }))}
        />
        <BoutonsDeFiltre filtres={filtres} page="/agent/pilotage" />
      </form>
    </search>
  );
}

/** A filter that is typed: it may stay empty, and what is refused is said beside it. */
function Champ({
  nom,
  libelle,
  valeur,
  erreur,
}: {
  nom: string;
  libelle: string;
  valeur: string;
  erreur?: string;
}) {
  return (
    <div className={erreur ? 'fr-input-group--error' : undefined}>
      <label className="fr-label" htmlFor={nom}>
        {libelle}
      </label>
      <input
        className={erreur ? 'fr-input fr-input--error' : 'fr-input'}
        id={nom}
        name={nom}
        size={12}
        defaultValue={valeur}
        autoComplete="off"
        aria-invalid={erreur ? true : undefined}
        aria-describedby={erreur ? `${nom}-erreur` : undefined}
      />
      <Erreur id={nom} erreur={erreur} />
    </div>
  );
}
