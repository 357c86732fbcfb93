import { Chip, Empty, Loading, Time } from '@assessment-kit/console-parts';
import { isPseudoCompany } from '@assessment-kit/rules';
import { useState } from 'preact/hooks';
import type { Loaded } from '../data/api.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Failed } from '../parts/failed.tsx';
import { Title } from '../parts/title.tsx';
import { OrderForm } from './order-form.tsx';

export type Company = Loaded<'/_sandbox/companies'>['items'][number];
export type PublishedPackage = Loaded<'/_sandbox/packages'>['items'][number];

/** What can be ordered, by company, and the form with which an HR user does it. */
export function PackagesView() {
  const companies = useLoaded('/_sandbox/companies');
  const packages = useLoaded('/_sandbox/packages');
  const [chosen, setChosen] = useState<{ companyId: string; packageId: string }>({ companyId: '', packageId: '' });
  if (companies === null || packages === null) {
    return (
      <>
        <Title text="Packages" />
        <Loading />
      </>
    );
  }
  if (!companies.ok || !packages.ok) {
    const failed = [companies, packages].find((result) => !result.ok);
    return (
      <>
        <Title text="Packages" />
        {failed && !failed.ok ? <Failed what="Packages" result={failed} /> : null}
      </>
    );
  }
  const { items } = packages.body;
  const choose = (item: PublishedPackage) => {
    // The packages of all companies are ordered for the company that the form has.
    const companyId = isPseudoCompany(item.companyId) ? chosen.companyId : item.companyId;
    setChosen({ companyId, packageId: item.package.id });
    const form = document.getElementById('order-form');
    form?.scrollIntoView({ block: 'center' });
    form?.querySelector('input')?.focus({ preventScroll: true });
  };
  return (
    <>
      <Title text="Packages" />
      <div class="columns">
        <div>
          {companies.body.items.length === 0 ? (
            <Empty title="No company yet">
              Onboard one by <code>PUT …/companies/b6001/companyOnboardingStatuses</code> and publish a package for it;{' '}
              <code>pnpm start</code> at the root of the kit does both.
            </Empty>
          ) : (
            companies.body.items.map((company) => (
              <CompanyPackages
                key={company.companyId}
                company={company}
                packages={items.filter(({ companyId }) => companyId === company.companyId)}
                choose={choose}
              />
            ))
          )}
        </div>
        <OrderForm companies={companies.body.items} packages={items} chosen={chosen} choose={setChosen} />
      </div>
    </>
  );
}

function CompanyPackages(properties: {
  company: Company;
  packages: readonly PublishedPackage[];
  choose: (item: PublishedPackage) => void;
}) {
  const { company, packages, choose } = properties;
  return (
    <section class="card" aria-label={company.companyId}>
      <div class="card-head">
        <h2>{isPseudoCompany(company.companyId) ? 'Every company' : company.companyId}</h2>
        <CompanyStatus company={company} />
      </div>
      {packages.length === 0 ? (
        <p class="quiet">It has no packages of its own.</p>
      ) : (
        <ul class="packages">
          {packages.map((item) => (
            <Package key={item.package.id} item={item} choose={choose} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Package({ item, choose }: { item: PublishedPackage; choose: (item: PublishedPackage) => void }) {
  return (
    <li class="package">
      <div>
        <h3>{item.package.name}</h3>
        <p>{item.package.summary}</p>
        <p class="quiet">
          <code>{item.package.id}</code> · {contents(item)}
          {item.package.status.endDate ? (
            <>
              {' '}
              · until <Time at={item.package.status.endDate} />
            </>
          ) : null}
        </p>
      </div>
      {item.orderable ? (
        <button type="button" onClick={() => choose(item)} aria-label={`Order ${item.package.name}`}>
          Order
        </button>
      ) : (
        <Chip tone="neutral" text={item.package.status.value ?? 'Inactive'} />
      )}
    </li>
  );
}

function CompanyStatus({ company: { companyId, onboardingStatus, canOrder } }: { company: Company }) {
  if (isPseudoCompany(companyId)) return <code class="quiet">{companyId}</code>;
  if (onboardingStatus === null) return <Chip tone="neutral" text="Not onboarded" />;
  return <Chip tone={canOrder ? 'good' : 'attention'} text={onboardingStatus} />;
}

function contents({ package: { assessments } }: PublishedPackage): string {
  const tests = assessments.reduce((sum, assessment) => sum + (assessment.tests?.length ?? 0), 0);
  return `${counted(assessments.length, 'assessment')}, ${counted(tests, 'test')}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
