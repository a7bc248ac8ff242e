'use client';

import Link from 'next/link';
import { ChampDate, ChampListeRedite } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { fixerLaRemise } from '#lib/reparation/actions.ts';

/** The day on which what is left becomes ordinary dossiers, and the day that is set where one is. */
export function DateDeRemise({
  academies,
  fixees,
}: {
  academies: readonly { code: string; nom: string }[];
  /** The runs that wait for their day, said in words. */
  fixees: readonly { id: string; dit: string }[];
}) {
  return (
    <section aria-labelledby="remise">
      <h2 className="fr-h4" id="remise">
        Date de remise
      </h2>
      <p>
        À cette date, chaque ligne restée sans dossier devient un dossier ordinaire, rempli de tout ce qui est
        connu ; une personne l’instruit. Les lignes qui attendent l’accord d’un concubin ou le choix des
        parents restent ici.
      </p>
      {fixees.map(({ id, dit }) => (
        <p key={id}>
          <Link className="fr-link" href={`/agent/etudes/${id}`} prefetch={false}>
            {dit}
          </Link>
        </p>
      ))}
      <FormulaireActe acte={fixerLaRemise} className="fr-mb-4w">
        {(erreurs, saisie) => (
          <>
            {academies.length > 1 ? (
              <ChampListeRedite
                nom="academie"
                libelle="Académie"
                options={academies.map(({ code, nom }) => ({ valeur: code, libelle: nom }))}
                defaultValue={saisie.academie ?? academies[0]?.code}
                erreur={erreurs.academie}
              />
            ) : (
              <input type="hidden" name="academie" value={academies[0]?.code ?? ''} />
            )}
            <ChampDate nom="jour" libelle="Date" defaultValue={saisie.jour} erreur={erreurs.jour} />
            <button type="submit" className="fr-btn fr-btn--secondary">
              {fixees.length > 0 ? 'Changer la date' : 'Fixer la date'}
            </button>
          </>
        )}
      </FormulaireActe>
    </section>
  );
}
