import { LIBELLES_BRANCHES } from '#lib/administration/faits.ts';
import type { AffectationVue, Datee, DelegationVue } from '#lib/agent/queries.ts';
import { LIBELLES_ROLES } from '#lib/droit/competence.ts';
import { direDates, Moment } from '../../moment.tsx';
import { FormulaireFin } from './formulaire-fin.tsx';

interface Tenue extends Datee {
  id: string;
  version: number;
  titre: string;
  details: string;
}

/** What an agent holds, each with another last day to give while it is not over. */
function Tenues({ quoi, tenues }: { quoi: 'affectation' | 'delegation'; tenues: readonly Tenue[] }) {
  return (
    <ul className="tenues">
      {tenues.map(({ titre, details, ...tenue }) => (
        <li key={tenue.id}>
          <p>
            <Moment moment={tenue.moment} /> <strong>{titre}</strong>
            <small className="discret">
              {direDates(tenue)} · {details}
            </small>
          </p>
          {tenue.moment === 'finie' ? null : (
            <details className="pli">
              <summary>Changer le dernier jour : {titre}</summary>
              <FormulaireFin quoi={quoi} id={tenue.id} version={tenue.version} sansFin={tenue.au === null} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The functions of an agent, past ones too. */
export const Affectations = ({ affectations }: { affectations: readonly AffectationVue[] }) =>
  affectations.length === 0 ? (
    <p>Aucune : cette personne ne peut rien voir.</p>
  ) : (
    <Tenues
      quoi="affectation"
      tenues={affectations.map((affectation) => ({
        ...affectation,
        titre: `${LIBELLES_ROLES[affectation.role]}, ${affectation.lieu}`,
        details: `signe comme « ${affectation.qualite} »`,
      }))}
    />
  );

/** The delegations of signature of an agent, past ones too. */
export const Delegations = ({ delegations }: { delegations: readonly DelegationVue[] }) =>
  delegations.length === 0 ? (
    <p>Aucune : cette personne ne signe pas pour le recteur ni le directeur académique.</p>
  ) : (
    <Tenues
      quoi="delegation"
      tenues={delegations.map((delegation) => ({
        ...delegation,
        titre: `académie : ${delegation.academie}`,
        details: `${delegation.reference} · ${direBranches(delegation)}`,
      }))}
    />
  );

/** What a delegation lets sign, in words. */
export const direBranches = ({ branches }: Pick<DelegationVue, 'branches'>): string =>
  branches.length === 0
    ? 'toutes les décisions'
    : branches.map((branche) => LIBELLES_BRANCHES[branche]).join(', ');
