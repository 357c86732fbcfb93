/** Stands for all companies of the partner (`S2`, certain). Written in any case. */
export const PSEUDO_COMPANY_ID = 'b6001';

/**
 * Whether a company id means all companies of the partner.
 *
 * ```ts
 * isPseudoCompany('b6001'); // true
 * ```
 *
 * @param companyId As it stands in a path.
 */
export function isPseudoCompany(companyId: string): boolean {
  return isSameCompany(companyId, PSEUDO_COMPANY_ID);
}

/**
 * Whether two ids mean the same company: they have no case (inferred: pages write `b6001` and `B6001`).
 *
 * ```ts
 * isSameCompany('b6001', 'B6001'); // true
 * ```
 *
 * @param left A company id.
 * @param right Another one.
 */
export function isSameCompany(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/**
 * Whether an id is that of a company set; integration is by company only (`OV-new`, `ONB`, certain).
 *
 * ```ts
 * isCompanySetId('CS0042'); // true
 * ```
 *
 * @param companyId As it stands in a path.
 */
export function isCompanySetId(companyId: string): boolean {
  return companyId.toUpperCase().startsWith('CS');
}
