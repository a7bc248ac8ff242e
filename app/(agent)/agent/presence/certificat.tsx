'use client';

import { ChampDate, ChampListeRedite } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { nomDeListe } from '#lib/droit/noms.ts';
import { certifierPresence } from '#lib/presence/actions.ts';
import { EXCEPTIONS, type ExceptionDePresence } from '#lib/presence/schema.ts';

interface Props {
  uai: string;
  classe: string;
  trimestre: number;
  boursiers: readonly { eleveId: string; prenom: string; nom: string }[];
  /** As last certified; empty the first time. */
  exceptions: readonly ExceptionDePresence[];
}

const OPTIONS = [
  { valeur: 'present', libelle: 'présent' },
  ...Object.entries(EXCEPTIONS).map(([valeur, libelle]) => ({ valeur, libelle })),
];

/** The boursiers of a class, all present until somebody says otherwise, and one signature. */
export function Certificat({ uai, classe, trimestre, boursiers, exceptions }: Props) {
  return (
    <FormulaireActe acte={certifierPresence}>
      {(erreurs, saisie) => (
        <>
          <input type="hidden" name="uai" value={uai} />
          <input type="hidden" name="classe" value={classe} />
          <input type="hidden" name="trimestre" value={trimestre} />
          <input type="hidden" name="effectif" value={boursiers.length} />
          <details open={exceptions.length > 0 || Object.keys(erreurs).length > 0} className="fr-mb-2w">
            <summary>
              Quelqu’un était absent tout le trimestre, ou est parti ?
              <span className="fr-sr-only"> Classe {classe}</span>
            </summary>
            {boursiers.map((boursier) => {
              const { eleveId } = boursier;
              const dite = exceptions.find((exception) => exception.eleveId === eleveId);
              return (
                <div className="saisie__rangee" key={eleveId}>
                  <ChampListeRedite
                    nom={`exception.${eleveId}`}
                    libelle={nomDeListe(boursier)}
                    options={OPTIONS}
                    defaultValue={saisie[`exception.${eleveId}`] ?? dite?.genre ?? 'present'}
                  />
                  <ChampDate
                    nom={`depuis.${eleveId}`}
                    libelle="Parti depuis"
                    indice="jj/mm/aaaa ; seulement pour qui est parti"
                    defaultValue={saisie[`depuis.${eleveId}`] ?? dite?.depuis ?? ''}
                    erreur={erreurs[`depuis.${eleveId}`]}
                    facultatif
                    autoComplete="off"
                  />
                </div>
              );
            })}
          </details>
          <button type="submit" className="fr-btn">
            Certifier la présence
            <span className="fr-sr-only"> de la classe {classe}</span>
          </button>
        </>
      )}
    </FormulaireActe>
  );
}
