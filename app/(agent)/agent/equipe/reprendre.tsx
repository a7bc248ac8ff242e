import { Alerte } from '#components/alerte.tsx';
import { ChampListe } from '#components/champs/texte.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { nomEtQualite } from '#lib/droit/phrase.ts';
import type { Charge, Part, repartitionPrevue } from '#lib/suivi/queries.ts';
import type { RepartitionDemandee } from '#lib/suivi/schema.ts';
import { Repartir } from './repartir.tsx';

interface Props {
  charges: readonly Charge[];
  moi: string;
  demandee: RepartitionDemandee | null;
  prevue: Awaited<ReturnType<typeof repartitionPrevue>> | null;
}

/** Gives all that an absent colleague has in hand to others, with its clocks: who, then what each would take, then the act. */
export function ReprendrePortefeuille({ charges, moi, demandee, prevue }: Props) {
  const coches = demandee?.a ?? [moi];
  return (
    <section aria-labelledby="reprendre">
      <h2 id="reprendre" className="fr-h6">
        Reprendre les dossiers d’un collègue absent
      </h2>
      <form action="/agent/equipe#reprendre">
        <ChampListe
          nom="de"
          libelle="Absent"
          defaultValue={demandee?.de ?? ''}
          options={[
            { valeur: '', libelle: 'À choisir' },
            ...charges.map(({ id, nom, qualite }) => ({ valeur: id, libelle: nomEtQualite(nom, qualite) })),
          ]}
        />
        <fieldset className="fr-fieldset champ">
          <legend className="fr-fieldset__legend fr-fieldset__legend--regular">
            Repris par
            <span className="fr-hint-text">
              Un seul collègue, ou plusieurs : chacun reçoit un dossier à son tour, l’échéance la plus proche
              d’abord.
            </span>
          </legend>
          {charges.map(({ id, nom, qualite }) => (
            <div key={id} className="fr-fieldset__element">
              <div className="fr-checkbox-group">
                <input
                  type="checkbox"
                  id={`a-${id}`}
                  name="a"
                  value={id}
                  defaultChecked={coches.includes(id)}
                />
                <label className="fr-label" htmlFor={`a-${id}`}>
                  {nomEtQualite(nom, qualite)}
                </label>
              </div>
            </div>
          ))}
        </fieldset>
        <button type="submit" className="fr-btn fr-btn--secondary">
          Voir la répartition
        </button>
      </form>
      {prevue?.refus ? (
        <Alerte ton="erreur" annoncer>
          {prevue.refus}
        </Alerte>
      ) : null}
      {demandee && prevue?.refus === null ? (
        <Apercu demandee={demandee} parts={prevue.parts} charges={charges} />
      ) : null}
    </section>
  );
}

interface Apercu {
  demandee: RepartitionDemandee;
  parts: readonly Part[];
  charges: readonly Charge[];
}

/** What each would take, beside what is in hand already; nothing has moved yet. */
function Apercu({ demandee, parts, charges }: Apercu) {
  const enMain = (id: string) => charges.find((charge) => charge.id === id)?.ouverts ?? 0;
  const colonnes: Colonne<Part>[] = [
    { cle: 'nom', titre: 'Collègue', rendre: ({ nom }) => nom },
    { cle: 'recoit', titre: 'Reçoit', nombre: true, rendre: ({ dossiers }) => dossiers },
    { cle: 'ouverts', titre: 'Dont en cours', nombre: true, rendre: ({ ouverts }) => ouverts },
    { cle: 'retard', titre: 'Dont en retard', nombre: true, rendre: ({ enRetard }) => enRetard },
    {
      cle: 'apres',
      titre: 'En cours, ensuite',
      nombre: true,
      rendre: ({ id, ouverts }) => enMain(id) + ouverts,
    },
  ];
  const total = parts.reduce((somme, { dossiers }) => somme + dossiers, 0);
  return (
    <>
      <Tableau
        legende="Répartition prévue"
        total={parts.length}
        unite="collègue"
        colonnes={colonnes}
        lignes={parts}
        cle={({ id }) => id}
        vide={null}
      />
      <Repartir de={demandee.de} a={demandee.a} total={total} />
    </>
  );
}
