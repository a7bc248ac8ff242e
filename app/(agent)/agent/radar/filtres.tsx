import Link from 'next/link';
import { CODES_DES_RAISONS, RAISONS_DU_RADAR } from '#lib/droit/echeances/radar.ts';
import { capitale } from '#lib/droit/phrase.ts';
import type { ClasseDuRadar } from '#lib/radar/faits.ts';
import type { FiltresDuRadar } from '#lib/radar/schema.ts';

interface Props {
  filtres: FiltresDuRadar;
  lieux: readonly { uai: string; nom: string }[];
  classes: readonly ClasseDuRadar[];
}

/** Filters of the list, as one form in the address. */
export const FiltresDuRadarAffiches = ({ filtres, lieux, classes }: Props) => (
  <search className="sans-impression">
    <form className="filtres filtres--simples" action="/agent/radar" method="get">
      {lieux.length > 1 ? (
        <Liste
          nom="uai"
          libelle="Établissement"
          tous="À choisir"
          valeur={filtres.uai}
          options={lieux.map(({ uai, nom }) => [uai, `${nom} (${uai})`])}
        />
      ) : null}
      {classes.length > 0 ? (
        <Liste
          nom="classe"
          libelle="Classe"
          tous="Toutes"
          valeur={filtres.classe}
          options={classes.map(({ classe }) => [classe, classe])}
        />
      ) : null}
      <Liste
        nom="raison"
        libelle="Raison"
        tous="Toutes, sauf un simple silence"
        valeur={filtres.raison}
        options={CODES_DES_RAISONS.map((code) => [code, capitale(RAISONS_DU_RADAR[code])])}
      />
      <Liste
        nom="ecartes"
        libelle="Élèves écartés"
        tous="Non montrés"
        valeur={filtres.ecartes}
        options={[['oui', 'Eux seuls']]}
      />
      <div className="filtres__boutons">
        <button type="submit" className="fr-btn">
          Filtrer
        </button>
        {Object.values(filtres).some(Boolean) ? (
          <Link className="fr-link" href="/agent/radar" prefetch={false}>
            Tout effacer
          </Link>
        ) : null}
      </div>
    </form>
  </search>
);

interface PropsDeListe {
  nom: string;
  libelle: string;
  options: readonly (readonly [valeur: string, libelle: string])[];
  valeur: string | undefined;
  /** What is said when nothing is chosen. */
  tous: string;
}

const Liste = ({ nom, libelle, options, valeur = '', tous }: PropsDeListe) => (
  <div>
    <label className="fr-label" htmlFor={nom}>
      {libelle}
    </label>
    <select className="fr-select" id={nom} name={nom} defaultValue={valeur}>
      <option value="">{tous}</option>
      {options.map(([cle, dit]) => (
        <option key={cle} value={cle}>
          {dit}
        </option>
      ))}
    </select>
  </div>
);
