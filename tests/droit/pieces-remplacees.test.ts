/** What takes the place of a paper that was asked (C. III.C, III.C.2, III.D.4). */
import { describe, expect, test } from 'vitest';
import type { PieceRequise } from '#lib/droit/pieces.ts';
import type { CodePiece } from '#lib/droit/pieces-liste.ts';
import { remplacanteDe } from '#lib/droit/pieces-remplacees.ts';

const exige = (code: CodePiece, ...alternatives: CodePiece[]): PieceRequise => ({
  code,
  alternatives,
  force: 'requise',
  regle: '',
  article: '',
  pourquoi: '',
});

describe('a paper that came takes the place of one that was asked', () => {
  test('the situation déclarative of a pupil who asks for himself, and the avis when that one was asked', () => {
    const requises = [exige('avis_impot', 'situation_declarative')];
    expect(remplacanteDe('avis_impot', requises, ['rib', 'situation_declarative'])).toBe(
      'situation_declarative',
    );
    expect(remplacanteDe('situation_declarative', requises, ['avis_impot'])).toBe('avis_impot');
  });

  test('the pay slips of a new arrival, of whom the law asks no avis', () => {
    const requises = [exige('justificatif_revenus_pays_origine', 'bulletins_salaire')];
    expect(remplacanteDe('avis_impot', requises, ['bulletins_salaire'])).toBe('bulletins_salaire');
  });

  test('refuses: another paper while the law asks the avis itself', () => {
    expect(remplacanteDe('avis_impot', [exige('avis_impot')], ['situation_declarative'])).toBeNull();
    expect(
      remplacanteDe(
        'avis_impot',
        [exige('avis_impot'), exige('avis_impot_etranger')],
        ['avis_impot_etranger'],
      ),
    ).toBeNull();
  });

  test('refuses: pay slips that the situation does not ask for, and the piece in its own place', () => {
    expect(
      remplacanteDe('avis_impot', [exige('attestation_caf')], ['bulletins_salaire', 'attestation_caf']),
    ).toBeNull();
    expect(
      remplacanteDe('avis_impot', [exige('avis_impot', 'situation_declarative')], ['avis_impot']),
    ).toBeNull();
  });

  test('refuses: a paper that does as well elsewhere, where the piece is asked for itself', () => {
    const requises = [exige('delegation_autorite_parentale', 'document_charge'), exige('document_charge')];
    expect(remplacanteDe('document_charge', requises, ['delegation_autorite_parentale'])).toBeNull();
  });

  test('refuses: to stop asking for what only a person asked', () => {
    expect(remplacanteDe('justificatif_domicile', [], ['bulletins_salaire'])).toBeNull();
  });
});
