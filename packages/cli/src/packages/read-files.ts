import type { Io } from '../context/io.ts';
import { readCompanies } from './companies/read-companies.ts';
import { FileMistakes, type MistakenFile } from './file/file-mistakes.ts';
import { type AssessmentPackage, readCatalogue } from './file/read-catalogue.ts';
import { readText } from './file/read-text.ts';

/** What the command is about: the catalogue, and the companies that are to have it. */
export interface Given {
  packages: AssessmentPackage[];
  companyIds: string[];
}

/** @throws {FileMistakes} with all mistakes of both files, {UsageError} when one cannot be read. */
export async function readFiles(
  io: Pick<Io, 'cwd' | 'stdin'>,
  { catalogue, companies }: { catalogue: string; companies: string },
): Promise<Given> {
  const text = await readText(io, catalogue);
  const list = await readText(io, companies);
  const [read, readList] = [readCatalogue(text), readCompanies(list)];
  if (read.ok && readList.ok) return { packages: read.packages, companyIds: readList.companyIds };
  const wrong: MistakenFile[] = [];
  if (!read.ok) wrong.push({ name: catalogue, text, mistakes: read.mistakes });
  if (!readList.ok) {
    wrong.push({ name: companies === '-' ? 'stdin' : companies, text: list, mistakes: readList.mistakes });
  }
  throw new FileMistakes(wrong);
}
