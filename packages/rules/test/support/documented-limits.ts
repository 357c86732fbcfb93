/** The fields of a package, alone or in a list. */
const PACKAGE = {
  id: 'required string 1..36',
  name: 'required string ..50',
  summary: 'required string ..250',
  status: 'required object',
  'status.startDate': 'required string date-time',
  'status.endDate': 'optional string or null date-time',
  'status.value': 'optional string of Active Inactive Deleted Unknown',
  assessments: 'required array',
  'assessments[].id': 'required string 1..36',
  'assessments[].name': 'optional string or null ..50',
  'assessments[].summary': 'optional string or null ..250',
  'assessments[].tests': 'optional array or null',
  'assessments[].tests[].id': 'required string 1..36',
  'assessments[].tests[].name': 'optional string or null',
  'assessments[].tests[].category': 'optional string or null',
  'assessments[].tests[].description': 'optional string or null',
};

const RESULTS = 'assessments[].assessmentResults';
const TESTS = `${RESULTS}.tests[]`;

/**
 * The fields of every request and what they may be, written by hand. Lengths, members and what is required are from the
 * platform's pages (`CB-old`, `PK-old`, `PK-put-0611`, `SU`, `S1`, `S3`, `ONB-put`, `AUTH`). Where these are silent it is
 * the kit's reading: that a required id is not empty, what may be `null`, and the lengths within an assessment of a package.
 *
 * `1..36` is at least one character and at most 36.
 */
export const DOCUMENTED_LIMITS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  issueToken: {
    client_id: 'required string 1..',
    client_secret: 'required string 1..',
    grant_type: 'required string of client_credentials',
  },
  upsertCallback: {
    callbackDetails: 'required object',
    'callbackDetails.successCallbackUrl': 'required string 1..256',
    'callbackDetails.errorCallbackUrl': 'optional string or null ..256',
    'callbackDetails.jobCreationCallbackUrl': 'optional string or null ..256',
    callerDetails: 'required object',
    'callerDetails.callerName': 'required string 1..50',
    apiKey: 'required string 1..50',
    orderLevel: 'optional string of Assessment Test',
  },
  upsertAssessmentPackages: Object.fromEntries(Object.entries(PACKAGE).map(([path, limit]) => [`[].${path}`, limit])),
  upsertAssessmentPackage: PACKAGE,
  upsertSubscription: {
    level: 'optional string or null ..36',
    price: 'optional number or null >1 double',
    currency: 'optional string or null of USD EUR GBP CAD',
    term: 'optional string or null ..36',
    expirationDate: 'optional string or null date-time',
    billingCodes: 'optional array or null',
    'billingCodes[].code': 'optional string or null ..36',
    'billingCodes[].isActive': 'optional boolean or null',
  },
  updateAssessmentOrder: {
    partnerTrackingId: 'optional string or null',
    overallScore: 'optional string or null ..30',
    overallScoreDescription: 'optional string or null ..250',
    overallReports: 'optional array or null',
    'overallReports[].name': 'optional string or null ..50',
    'overallReports[].url': 'optional string or null ..250',
    assessments: 'optional array or null',
    'assessments[].assessmentId': 'required string 1..',
    'assessments[].assessmentStatus': 'optional object',
    'assessments[].assessmentStatus.value':
      'required string of Ordered WaitingOnAssessee InProgress Hold Complete CompleteReview RetestRecommended Expired',
    'assessments[].assessmentStatus.updatedAt': 'required string date-time',
    [RESULTS]: 'optional object',
    [`${RESULTS}.score`]: 'optional string or null ..30',
    [`${RESULTS}.scoreDescription`]: 'optional string or null ..250',
    [`${RESULTS}.reports`]: 'optional array or null',
    [`${RESULTS}.reports[].name`]: 'optional string or null ..50',
    [`${RESULTS}.reports[].url`]: 'optional string or null ..250',
    [`${RESULTS}.tests`]: 'optional array or null',
    [`${TESTS}.id`]: 'required string 1..36',
    [`${TESTS}.score`]: 'optional object or null',
    [`${TESTS}.score.value`]: 'required string ..50',
    [`${TESTS}.score.description`]: 'optional string or null ..250',
    [`${TESTS}.score.attempt`]: 'required integer >=0 int32',
    [`${TESTS}.score.reports`]: 'optional array or null',
    [`${TESTS}.score.reports[].name`]: 'optional string or null ..50',
    [`${TESTS}.score.reports[].url`]: 'optional string or null ..250',
    [`${TESTS}.testStatus`]: 'optional object or null',
    [`${TESTS}.testStatus.value`]:
      'required string of Pending Ordered InProgress Hold Complete RetestRecommended Expired',
    [`${TESTS}.testStatus.updatedAt`]: 'required string date-time',
  },
  upsertOnboardingStatus: {
    companyId: 'required string 1..9',
    onboardingStatus: 'required string of InProgress Approved Rejected Suspended',
  },
};
