// Generated from the contract in openapi/. Do not edit; run `pnpm generate`.

/** Every operation by its `operationId`, in the sequence of the document. */
export const operationTable = {
  "issueToken": {
    "method": "post",
    "path": "/public/security/v1/token",
    "tag": "Authentication",
    "summary": "Token",
    "security": [
      "clientBasic"
    ],
    "requestMediaTypes": [
      "application/x-www-form-urlencoded"
    ],
    "pathParameters": []
  },
  "getCallback": {
    "method": "get",
    "path": "/apiHub/performanceManagement/v1/companies/b6001/assessmentOrders/callback",
    "tag": "Callback",
    "summary": "Get callback",
    "security": [
      "clientCredentials"
    ],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "upsertCallback": {
    "method": "put",
    "path": "/apiHub/performanceManagement/v1/companies/b6001/assessmentOrders/callback",
    "tag": "Callback",
    "summary": "Upsert callback",
    "security": [
      "clientCredentials"
    ],
    "requestMediaTypes": [
      "application/json",
      "application/json-patch+json",
      "text/json",
      "application/*+json"
    ],
    "pathParameters": []
  },
  "deleteCallback": {
    "method": "delete",
    "path": "/apiHub/performanceManagement/v1/companies/b6001/assessmentOrders/callback",
    "tag": "Callback",
    "summary": "Delete callback",
    "security": [
      "clientCredentials"
    ],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "getAssessmentPackages": {
    "method": "get",
    "path": "/apiHub/performanceManagement/v1/companies/{companyId}/assessmentPackages",
    "tag": "Package",
    "summary": "Get packages",
    "security": [
      "clientCredentials"
    ],
    "requestMediaTypes": [],
    "pathParameters": [
      "companyId"
    ]
  },
  "upsertAssessmentPackages": {
    "method": "put",
    "path": "/apiHub/performanceManagement/v1/companies/{companyId}/assessmentPackages",
    "tag": "Package",
    "summary": "Upsert packages (bulk)",
    "security": [
      "clientCredentials"
    ],
    "requestMediaTypes": [
      "application/json",
      "application/json-patch+json",
      "text/json",
      "application/*+json"
    ],
    "pathParameters": [
      "companyId"
    ]
  },
  "upsertAssessmentPackage": {
    "method": "put",
    "path": "/apiHub/performanceManagement/v1/companies/{companyId}/assessmentPackages/{packageId}",
    "tag": "Package",
    "summary": "Upsert package",
    "security": [
      "clientCredentials"
    ],
    "requestMediaTypes": [
      "application/json",
      "application/json-patch+json",
      "text/json",
      "application/*+json"
    ],
    "pathParameters": [
      "companyId",
      "packageId"
    ]
  },
  "deleteAssessmentPackage": {
    "method": "delete",
    "path": "/apiHub/performanceManagement/v1/companies/{companyId}/assessmentPackages/{packageId}",
    "tag": "Package",
    "summary": "Delete package",
    "security": [
      "clientCredentials"
    ],
    "requestMediaTypes": [],
    "pathParameters": [
      "companyId",
      "packageId"
    ]
  },
  "upsertSubscription": {
    "method": "put",
    "path": "/apiHub/performanceManagement/v1/companies/{companyId}/assessmentOrders/subscription",
    "tag": "Subscription",
    "summary": "Upsert subscription",
    "security": [
      "clientCredentials"
    ],
    "requestMediaTypes": [
      "application/json",
      "application/json-patch+json",
      "text/json",
      "application/*+json"
    ],
    "pathParameters": [
      "companyId"
    ]
  },
  "updateAssessmentOrder": {
    "method": "patch",
    "path": "/apiHub/performanceManagement/v1/companies/{companyId}/assessmentOrders/{orderId}",
    "tag": "Order",
    "summary": "Update order",
    "security": [
      "clientCredentials"
    ],
    "requestMediaTypes": [
      "application/json",
      "application/json-patch+json",
      "text/json",
      "application/*+json"
    ],
    "pathParameters": [
      "companyId",
      "orderId"
    ]
  },
  "getPartnerAssessmentOrders": {
    "method": "get",
    "path": "/apiHub/performanceManagement/v1/companies/b6001/partner/assessmentOrders",
    "tag": "Order",
    "summary": "Get partner orders",
    "security": [
      "clientCredentials"
    ],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "upsertOnboardingStatus": {
    "method": "put",
    "path": "/apiHub/security/v1/companies/b6001/companyOnboardingStatuses",
    "tag": "Onboarding",
    "summary": "Upsert onboarding status",
    "security": [
      "clientCredentials"
    ],
    "requestMediaTypes": [
      "application/json",
      "application/json-patch+json",
      "text/json",
      "application/*+json"
    ],
    "pathParameters": []
  }
} as const;

/** Method and path of every operation, and nothing else. */
export const operationRoutes = {
  "issueToken": {
    "method": "post",
    "path": "/public/security/v1/token"
  },
  "getCallback": {
    "method": "get",
    "path": "/apiHub/performanceManagement/v1/companies/b6001/assessmentOrders/callback"
  },
  "upsertCallback": {
    "method": "put",
    "path": "/apiHub/performanceManagement/v1/companies/b6001/assessmentOrders/callback"
  },
  "deleteCallback": {
    "method": "delete",
    "path": "/apiHub/performanceManagement/v1/companies/b6001/assessmentOrders/callback"
  },
  "getAssessmentPackages": {
    "method": "get",
    "path": "/apiHub/performanceManagement/v1/companies/{companyId}/assessmentPackages"
  },
  "upsertAssessmentPackages": {
    "method": "put",
    "path": "/apiHub/performanceManagement/v1/companies/{companyId}/assessmentPackages"
  },
  "upsertAssessmentPackage": {
    "method": "put",
    "path": "/apiHub/performanceManagement/v1/companies/{companyId}/assessmentPackages/{packageId}"
  },
  "deleteAssessmentPackage": {
    "method": "delete",
    "path": "/apiHub/performanceManagement/v1/companies/{companyId}/assessmentPackages/{packageId}"
  },
  "upsertSubscription": {
    "method": "put",
    "path": "/apiHub/performanceManagement/v1/companies/{companyId}/assessmentOrders/subscription"
  },
  "updateAssessmentOrder": {
    "method": "patch",
    "path": "/apiHub/performanceManagement/v1/companies/{companyId}/assessmentOrders/{orderId}"
  },
  "getPartnerAssessmentOrders": {
    "method": "get",
    "path": "/apiHub/performanceManagement/v1/companies/b6001/partner/assessmentOrders"
  },
  "upsertOnboardingStatus": {
    "method": "put",
    "path": "/apiHub/security/v1/companies/b6001/companyOnboardingStatuses"
  }
} as const;
