// Generated from the contract in openapi/. Do not edit; run `pnpm generate`.

export interface paths {
    "/public/security/v1/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Token
         * @description Exchanges client id and secret for an access token that is valid for an hour. Keep it and share it between calls: a
         *     token for each call doubles the number of requests.
         */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apiHub/performanceManagement/v1/companies/b6001/assessmentOrders/callback": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Get callback
         * @description Returns the URLs that are registered.
         */
        get: operations["getCallback"];
        /**
         * Upsert callback
         * @description Registers where the platform calls the partner: new orders, errors and jobs. One registration holds for all companies
         *     of the partner. A later PUT replaces it.
         */
        put: operations["upsertCallback"];
        post?: never;
        /**
         * Delete callback
         * @description Clears all URLs. No callbacks are sent until new URLs are registered.
         */
        delete: operations["deleteCallback"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apiHub/performanceManagement/v1/companies/{companyId}/assessmentPackages": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path: {
                /**
                 * @description The company (payroll entity), never a company set (those ids begin with `CS`). `b6001` means all companies of this
                 *     partner. Compared without regard to case.
                 * @example ACME01
                 */
                companyId: components["parameters"]["CompanyId"];
            };
            cookie?: never;
        };
        /**
         * Get packages
         * @description Returns a count and the packages of the company, or with `b6001` those published for all companies.
         */
        get: operations["getAssessmentPackages"];
        /**
         * Upsert packages (bulk)
         * @description Inserts or updates several packages in one request. The body is read as a list: the page names no field around it.
         *     Packages that are left out stay as they are.
         */
        put: operations["upsertAssessmentPackages"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apiHub/performanceManagement/v1/companies/{companyId}/assessmentPackages/{packageId}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path: {
                /**
                 * @description The company (payroll entity), never a company set (those ids begin with `CS`). `b6001` means all companies of this
                 *     partner. Compared without regard to case.
                 * @example ACME01
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description The partner's id of the package.
                 * @example business-analyst
                 */
                packageId: components["parameters"]["PackageId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Upsert package
         * @description Inserts or updates a package, with all its assessments and tests. With a company id for that company only, with
         *     `b6001` for all companies of the partner.
         *
         *     After a company was approved, wait 15 minutes before the first package: the gateway keeps permissions for that long.
         *     A package that is retired leaves the platform's pages and cannot be ordered; orders in flight go on.
         */
        put: operations["upsertAssessmentPackage"];
        post?: never;
        /**
         * Delete package
         * @description Retires the package. The answer confirms its id and status.
         */
        delete: operations["deleteAssessmentPackage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apiHub/performanceManagement/v1/companies/{companyId}/assessmentOrders/subscription": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path: {
                /**
                 * @description The company (payroll entity), never a company set (those ids begin with `CS`). `b6001` means all companies of this
                 *     partner. Compared without regard to case.
                 * @example ACME01
                 */
                companyId: components["parameters"]["CompanyId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Upsert subscription
         * @description Inserts or updates what the company has bought: level, price, term, and the billing codes its recruiters choose from.
         *     One per company.
         */
        put: operations["upsertSubscription"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apiHub/performanceManagement/v1/companies/{companyId}/assessmentOrders/{orderId}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path: {
                /**
                 * @description The company (payroll entity), never a company set (those ids begin with `CS`). `b6001` means all companies of this
                 *     partner. Compared without regard to case.
                 * @example ACME01
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description The id that came with the order callback.
                 * @example 5f0c9f0e-6f0b-4a43-9f0a-3c7a4c1f7d10
                 */
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update order
         * @description Reports statuses, scores and reports of an order. An ordinary JSON body, not a JSON Patch.
         *
         *     There is no idempotency key and reports append: after a time-out, a reset or a 5xx nobody knows whether the update was
         *     stored, and sending its reports again may show them twice.
         */
        patch: operations["updateAssessmentOrder"];
        trace?: never;
    };
    "/apiHub/performanceManagement/v1/companies/b6001/partner/assessmentOrders": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Get partner orders
         * @description Orders of all companies that are onboarded to this partner, sorted by company id. Meant for support.
         *
         *     **Filter.** `field op value`, joined by `and` / `or` and parentheses. Texts stand in single quotes, lists are
         *     `in ('a','b')`, nested fields are written with `/`.
         *
         *     | Field | Operators |
         *     |---|---|
         *     | `companyid` | `eq` `ne` `in` |
         *     | `assessmentorderid` | `eq` `ne` `in` |
         *     | `createdat` | `gt` `ge` `eq` `ne` `lt` `le` |
         *     | `requester/id` | `eq` |
         *     | `assessee/id` | `eq` |
         *     | `status` | `eq` `ne` `in` |
         *     | `billingcode` | `eq` `ne` `in` `sw` |
         */
        get: operations["getPartnerAssessmentOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apiHub/security/v1/companies/b6001/companyOnboardingStatuses": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Upsert onboarding status
         * @description Says whether a company may use the integration. The company stands in the body; the path keeps the literal `b6001`.
         *
         *     After `Approved`, wait 15 minutes before the first calls for the company: the gateway keeps permissions for that long.
         *     A customer comes from the platform's marketplace to the partner's page with `?paylocityCompanyId=<id>`, several ids
         *     separated by commas.
         */
        put: operations["upsertOnboardingStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    order: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order
         * @description The platform sends each new order to `successCallbackUrl`. The partner answers 200 when it has it, 4xx or 5xx when it
         *     has not, within the time limit.
         *
         *     No page promises that a failed delivery is repeated: answer 200 only once the order is stored. There is no signature
         *     and no id of the delivery; `orderId` tells a repeated one.
         */
        post: operations["onOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    job: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Job
         * @description The platform sends a job that was created, and since September 2025 changes of its status, to
         *     `jobCreationCallbackUrl`. Only for partners whose results depend on the job.
         *
         *     One partner reports that the job comes as soon as the recruiter switches assessments on, while the requisition is
         *     still a draft.
         */
        post: operations["onJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    error: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Error
         * @description When the order callback fails and an `errorCallbackUrl` is registered, the platform reports the failure there.
         */
        post: operations["onError"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description Client credentials as form fields. */
        TokenRequest: {
            /** @description Client id of the partner for this environment. */
            client_id: string;
            /** @description Secret of the client. Has to be rotated every 365 days. */
            client_secret: string;
            /**
             * @description Always `client_credentials`.
             * @enum {string}
             */
            grant_type: "client_credentials";
        };
        /** @description An access token. There is no refresh token. */
        Token: {
            /** @description Sent as `Authorization: Bearer <access_token>`. */
            access_token: string;
            /** @description Always `Bearer`. */
            token_type: string;
            /**
             * Format: int32
             * @description Seconds until the token expires; 3600.
             */
            expires_in: number;
        };
        /** @description Refused credentials. No page shows this body; the fields are those of OAuth 2 and may be absent. */
        TokenError: {
            /** @description An OAuth 2 error code such as `invalid_client`. */
            error?: string;
            /** @description A sentence for people. */
            error_description?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description One problem of a request. */
        FieldError: {
            /** @description The field in question. May have blanks around it. */
            Fields?: string | null;
            /** @description For programs. Known are `field_required` and `greater_then` (spelled so); the full list is not public. */
            Code: string;
            /** @description For people. */
            Message: string;
        };
        /** @description Why a request was refused. Quote `CorrelationId` to support. */
        ErrorList: {
            /** @description Id of this request in the platform's logs. */
            CorrelationId: string;
            /**
             * Format: int32
             * @description How many problems there are.
             */
            Count: number;
            /** @description One entry for each problem. */
            Values: components["schemas"]["FieldError"][];
        };
        /** @description What went wrong. */
        ServerErrorValue: {
            /** @description For programs, for example `internal_error`. */
            Code: string;
            /** @description For people. */
            Message: string;
        };
        /** @description The platform failed. Quote `CorrelationId` to support. */
        ServerError: {
            /** @description Id of this request in the platform's logs. */
            CorrelationId: string;
            Value: components["schemas"]["ServerErrorValue"];
        };
        /**
         * @description Whether orders are for whole assessments or for single tests. With `Test`, an order lists the tests ordered.
         * @default Assessment
         * @enum {string}
         */
        OrderLevel: "Assessment" | "Test";
        /**
         * @description The URLs that are registered. The page says that they are returned, but shows no body; it is read here as the
         *     registration itself, every field optional.
         */
        RegisteredCallback: {
            /** @description The registered URLs. */
            callbackDetails?: {
                /** @description Receives new orders. */
                successCallbackUrl?: string | null;
                /** @description Called when the order callback fails. */
                errorCallbackUrl?: string | null;
                /** @description Receives jobs. */
                jobCreationCallbackUrl?: string | null;
            } & {
                [key: string]: unknown;
            };
            /** @description Who registered the callback. */
            callerDetails?: {
                /** @description Name of the partner. */
                callerName?: string | null;
            } & {
                [key: string]: unknown;
            };
            orderLevel?: components["schemas"]["OrderLevel"];
        } & {
            [key: string]: unknown;
        };
        /** @description The URLs that receive callbacks, each by POST. */
        CallbackDetails: {
            /** @description Receives new orders. */
            successCallbackUrl: string;
            /** @description Called when the order callback fails. */
            errorCallbackUrl?: string | null;
            /** @description Receives created jobs and, since September 2025, changes of a job's status. For partners whose results depend on the job. */
            jobCreationCallbackUrl?: string | null;
        };
        /** @description Who registers the callback. */
        CallerDetails: {
            /** @description Name of the partner. */
            callerName: string;
        };
        /** @description Where the platform calls the partner, and with which key. */
        CallbackRegistration: {
            callbackDetails: components["schemas"]["CallbackDetails"];
            callerDetails: components["schemas"]["CallerDetails"];
            /** @description A secret that the partner chooses. The platform sends it as `x-api-key` with every callback. */
            apiKey: string;
            orderLevel?: components["schemas"]["OrderLevel"];
        };
        /**
         * @description Id of a company, at most 9 characters. `b6001` is the pseudo company for all companies of the partner.
         * @example ACME01
         */
        CompanyId: string;
        /**
         * @description Validity of the package. When it is left out, the platform computes it from the dates. A retired package leaves the
         *     platform's pages; orders in flight go on.
         * @enum {string}
         */
        PackageStatusValue: "Active" | "Inactive" | "Deleted" | "Unknown";
        /** @description From when to when the package can be ordered. */
        PackageStatus: {
            /**
             * Format: date-time
             * @description Orders are possible from here on. Use the current time for at once.
             */
            startDate: string;
            /**
             * Format: date-time
             * @description Orders are possible until here. `null` for no end.
             */
            endDate?: string | null;
            value?: components["schemas"]["PackageStatusValue"];
        };
        /** @description A single test of an assessment. */
        Test: {
            /** @description The partner's id of the test; results are reported under it. */
            id: string;
            /** @description Shown to the recruiter. */
            name?: string | null;
            /** @description Groups tests, for example `Data Skills`. */
            category?: string | null;
            /** @description What the test is about. */
            description?: string | null;
        };
        /** @description An assessment (battery) of a package. */
        Assessment: {
            /** @description The partner's id of the assessment; results are reported under it. */
            id: string;
            /** @description Shown to the recruiter. */
            name?: string | null;
            /** @description Shown to the recruiter. */
            summary?: string | null;
            /** @description The tests of the battery. */
            tests?: components["schemas"]["Test"][] | null;
        };
        /**
         * @description What a customer orders: one or more assessments (batteries) of tests. A PUT replaces the whole tree of assessments and
         *     tests.
         */
        AssessmentPackage: {
            /** @description The partner's id of the package; the same as in the path. */
            id: string;
            /** @description Shown to the recruiter. */
            name: string;
            /** @description Shown to the recruiter. */
            summary: string;
            status: components["schemas"]["PackageStatus"];
            /** @description The assessments (batteries) of the package. */
            assessments: components["schemas"]["Assessment"][];
        };
        /**
         * @description A count and the packages. That both are returned is certain; the names of the two fields are not shown and are read here
         *     from the platform's style (`Count` and `Values` in error bodies).
         */
        AssessmentPackageList: {
            /**
             * Format: int32
             * @description How many packages there are.
             */
            count?: number;
            /** @description The packages. */
            values?: components["schemas"]["AssessmentPackage"][];
        } & {
            [key: string]: unknown;
        };
        /** @description Confirms the deletion with the package id and its status. The shape is not shown. */
        DeletedPackage: {
            /** @description Id of the deleted package. */
            id?: string;
            /** @description Status of the package after the deletion; whether it is an object or a text is not known. */
            status?: unknown;
        } & {
            [key: string]: unknown;
        };
        /**
         * @description Currency of the price.
         * @enum {string|null}
         */
        Currency: "USD" | "EUR" | "GBP" | "CAD" | null;
        /** @description A code that is billed. An inactive one is hidden from recruiters. */
        BillingCode: {
            /** @description The code; it comes back with an order as `billingCode`. */
            code?: string | null;
            /** @description Whether recruiters can choose it. */
            isActive?: boolean | null;
        };
        /** @description What a company has bought. There is one per company, so it has no id; a PUT creates or replaces it. */
        Subscription: {
            /** @description For example premium or basic. */
            level?: string | null;
            /**
             * Format: double
             * @description Price in the currency given, greater than 1.
             */
            price?: number | null;
            currency?: components["schemas"]["Currency"];
            /** @description For example monthly, quarterly or annually. */
            term?: string | null;
            /**
             * Format: date-time
             * @description When the subscription ends, in UTC. A company with an expired subscription may be unable to order.
             */
            expirationDate?: string | null;
            /** @description Codes that a recruiter chooses from, per job. */
            billingCodes?: components["schemas"]["BillingCode"][] | null;
        };
        /**
         * @description A report at the partner. The link must ask for a login or check the viewer in another way; links that carry their own
         *     permission are not supported.
         */
        Report: {
            /** @description Name of the report. */
            name?: string | null;
            /** @description Where the report can be seen in the partner's application. */
            url?: string | null;
        };
        /**
         * @description Status of an assessment (battery).
         *
         *     - `Ordered`: nothing has happened yet. The default; the partner need not send it.
         *     - `WaitingOnAssessee`: the invitation was sent.
         *     - `InProgress`: at least one test was started.
         *     - `Hold`: more information is needed from the assessee.
         *     - `Complete`: all tests are done and a report is available.
         *     - `CompleteReview`: all tests are taken, some but not all are flagged for a retest.
         *     - `RetestRecommended`: all tests are recommended for a retest.
         *     - `Expired`: never started, or never finished. Counts as completed.
         * @enum {string}
         */
        AssessmentStatusValue: "Ordered" | "WaitingOnAssessee" | "InProgress" | "Hold" | "Complete" | "CompleteReview" | "RetestRecommended" | "Expired";
        /** @description Status of an assessment, and since when. */
        AssessmentStatus: {
            value: components["schemas"]["AssessmentStatusValue"];
            /**
             * Format: date-time
             * @description When the status changed, at the partner.
             */
            updatedAt: string;
        };
        /** @description Score of one attempt at a test. */
        TestScore: {
            /** @description The score. */
            value: string;
            /** @description What the score means for this job. */
            description?: string | null;
            /**
             * Format: int32
             * @description Which attempt this is. The partner counts.
             */
            attempt: number;
            /** @description Reports of this attempt. Added to the ones already there. */
            reports?: components["schemas"]["Report"][] | null;
        };
        /**
         * @description Status of a test.
         *
         *     - `Pending`: nothing has happened yet. The default; the partner need not send it.
         *     - `Ordered`: accepted on the wire; no page says what it means for a test.
         *     - `InProgress`: the assessee has started.
         *     - `Hold`: more information is needed.
         *     - `Complete`: done.
         *     - `RetestRecommended`: the partner recommends to take it again.
         *     - `Expired`: the invitation ran out.
         * @enum {string}
         */
        TestStatusValue: "Pending" | "Ordered" | "InProgress" | "Hold" | "Complete" | "RetestRecommended" | "Expired";
        /** @description Status of a test, and since when. */
        TestStatus: {
            value: components["schemas"]["TestStatusValue"];
            /**
             * Format: date-time
             * @description When the status changed, at the partner.
             */
            updatedAt: string;
        };
        /** @description Status and score of one test. A score names the attempt it belongs to. */
        TestResult: {
            /** @description Id of the test, as published in the package. */
            id: string;
            /** @description Score of one attempt. */
            score?: components["schemas"]["TestScore"] | null;
            /** @description Status of the test. */
            testStatus?: components["schemas"]["TestStatus"] | null;
        };
        /** @description Score, reports and tests of an assessment. */
        AssessmentResults: {
            /** @description Score of the assessment, made from one or more tests. */
            score?: string | null;
            /** @description What the score means. */
            scoreDescription?: string | null;
            /** @description Reports of the assessment. */
            reports?: components["schemas"]["Report"][] | null;
            /** @description Results by test. */
            tests?: components["schemas"]["TestResult"][] | null;
        };
        /** @description Status and results of one assessment (battery) of the order. */
        AssessmentUpdate: {
            /** @description Id of the assessment, as published in the package. */
            assessmentId: string;
            assessmentStatus?: components["schemas"]["AssessmentStatus"];
            assessmentResults?: components["schemas"]["AssessmentResults"];
        };
        /**
         * @description New statuses, scores and reports of an order. Only what is sent changes: fields and arrays left out stay as they were.
         *
         *     - Each new pair of test id and attempt makes a new attempt; a known pair is updated.
         *     - Reports of a known attempt are added to the ones already there. Sending one twice shows it twice.
         *     - An assessment may become `Complete`, `CompleteReview` or `Expired` only when each of its tests is `Complete`,
         *       `RetestRecommended` or `Expired`.
         */
        OrderUpdate: {
            /** @description The partner's own id, for troubleshooting. */
            partnerTrackingId?: string | null;
            /** @description Whether the assessee met what the job asks for. */
            overallScore?: string | null;
            /** @description What the overall score means. */
            overallScoreDescription?: string | null;
            /** @description Combined reports of all assessments of the package. */
            overallReports?: components["schemas"]["Report"][] | null;
            /** @description Results by assessment (battery). */
            assessments?: components["schemas"]["AssessmentUpdate"][] | null;
        };
        /** @description The platform's reference to a person. */
        PersonReference: {
            /** @description The platform's id of the person. */
            id?: string | null;
        } & {
            [key: string]: unknown;
        };
        /** @description An order as support sees it. No page shows the body; the fields are those that can be filtered by, and each may be absent. */
        PartnerOrder: {
            /** @description Company of the order. */
            companyId?: string;
            /** @description Id of the order. */
            assessmentOrderId?: string;
            /**
             * Format: date-time
             * @description When the order was placed.
             */
            createdAt?: string;
            /** @description Status of the order; whether of its assessments or of the package is not known. */
            status?: string | null;
            /** @description Billing code chosen for the order. */
            billingCode?: string | null;
            requester?: components["schemas"]["PersonReference"];
            assessee?: components["schemas"]["PersonReference"];
        } & {
            [key: string]: unknown;
        };
        /**
         * @description - `InProgress`: the application is being looked at. May be skipped for existing customers.
         *     - `Approved`: the company gets access, data may be exchanged.
         *     - `Rejected`: the application was refused. Not for customers who leave.
         *     - `Suspended`: the company has left. Orders in flight can still be updated; new ones are not possible.
         * @enum {string}
         */
        OnboardingStatusValue: "InProgress" | "Approved" | "Rejected" | "Suspended";
        /** @description Whether a company may use the integration. */
        OnboardingStatus: {
            companyId: components["schemas"]["CompanyId"];
            onboardingStatus: components["schemas"]["OnboardingStatusValue"];
        };
        /** @description A test that was ordered. */
        OrderedTest: {
            /** @description The partner's id of the test. */
            testId?: string;
        };
        /** @description The recruiter or HR user who ordered. */
        Requester: {
            /** @description First name. */
            firstName?: string | null;
            /** @description Last name. */
            lastName?: string | null;
            /** @description Work e-mail address. `null` when there is none, since September 2025. */
            email?: string | null;
            /**
             * Format: date-time
             * @description Presumably when the requester certified a permissible use. Comes with up to seven fractional digits.
             */
            certificationDateTime?: string | null;
        };
        /** @description The candidate or employee who is assessed. */
        Assessee: {
            /** @description Title; its format is not known. */
            title?: string | null;
            /** @description First name. */
            firstName?: string | null;
            /** @description Middle name. */
            middleName?: string | null;
            /** @description Last name. */
            lastName?: string | null;
            /** @description E-mail address for the invitation. */
            email?: string | null;
            /** @description Mobile number. One partner reports that it never gets one. */
            mobile?: string | null;
            /** @description Location; its format is not known. */
            location?: string | null;
        };
        /**
         * @description An order for one package and one assessee. Names come from the sample of the overview; no page gives limits or says
         *     which fields may be `null` or absent.
         */
        AssessmentOrder: {
            /** @description The platform's id of the order. Results are reported under it, and it is the only thing that tells a repeated delivery. */
            orderId: string;
            /** @description The partner's id of the ordered package. */
            packageId: string;
            /** @description The company that ordered; used in the path when results are reported. */
            companyId: string;
            /** @description The ordered tests, when orders are placed by test; otherwise empty or absent. */
            tests?: components["schemas"]["OrderedTest"][] | null;
            /** @description The job (requisition) the order belongs to; probably `null` for employees. */
            jobId?: string | null;
            /** @description One of the active billing codes of the company's subscription, chosen per job. */
            billingCode?: string | null;
            /** @description Location of the job; its format is not known. */
            location?: string | null;
            /** @description Who ordered. */
            requester?: components["schemas"]["Requester"] | null;
            /** @description Who is to be assessed. */
            assessee?: components["schemas"]["Assessee"] | null;
        };
        /** @description A new order. */
        OrderCallback: {
            assessmentOrder: components["schemas"]["AssessmentOrder"];
        };
        /**
         * @description Optional. The platform's specification has an example of a JSON answer, corrected in August 2025, but it is not visible
         *     in any copy that could be read. An empty answer is the safe reading.
         */
        CallbackAnswer: {
            [key: string]: unknown;
        };
        /**
         * @description A job that was created, or whose status changed. No page that could be read shows the fields, so everything is allowed.
         *     Keep what arrives as it is.
         */
        JobCallback: {
            [key: string]: unknown;
        };
        /**
         * @description The platform could not deliver an order, in the format of its error bodies. Which of the two formats is used, and whether
         *     the order is named, is not known: every field may be absent, and unknown ones are allowed.
         */
        CallbackFailure: {
            /** @description Id of the failed delivery in the platform's logs. */
            CorrelationId?: string;
            /**
             * Format: int32
             * @description How many problems there are, in the format of 4xx answers.
             */
            Count?: number;
            /** @description One entry for each problem, in the format of 4xx answers. */
            Values?: components["schemas"]["FieldError"][];
            Value?: components["schemas"]["ServerErrorValue"];
        } & {
            [key: string]: unknown;
        };
    };
    responses: {
        /** @description The credentials are wrong. No page documents this answer; read it tolerantly. */
        TokenRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenError"];
            };
        };
        /** @description Too many requests. The body and headers of this answer are not documented; wait before trying again. */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The platform failed. Whether the change was stored is not known. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ServerError"];
            };
        };
        /** @description Any other failure of the platform, in the same format. */
        OtherServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ServerError"];
            };
        };
        /** @description This version of the resource is retired; the message names its replacement. */
        RetiredVersion: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The body or a parameter breaks a rule. Nothing was changed. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The token is missing, has expired, or belongs to another environment. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The partner may not do this, for example because the company is not onboarded, or its approval has not reached the gateway yet (up to 15 minutes). */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description There is no such resource. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description Any other refusal, in the same format. */
        ClientError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description Updated. No body. */
        Unchanged: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The body is not JSON, or says that it is not. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
    };
    parameters: {
        /**
         * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
         *     valid body are needed all the same.
         * @example false
         */
        TestMode: boolean;
        /**
         * @description The company (payroll entity), never a company set (those ids begin with `CS`). `b6001` means all companies of this
         *     partner. Compared without regard to case.
         * @example ACME01
         */
        CompanyId: components["schemas"]["CompanyId"];
        /**
         * @description The partner's id of the package.
         * @example business-analyst
         */
        PackageId: string;
        /**
         * @description The id that came with the order callback.
         * @example 5f0c9f0e-6f0b-4a43-9f0a-3c7a4c1f7d10
         */
        OrderId: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description How many orders match the filter in all. Sent only when asked for.
         * @example 1
         */
        TotalCount: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    issueToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description A token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["TokenRefused"];
            401: components["responses"]["TokenRefused"];
            403: components["responses"]["TokenRefused"];
            415: components["responses"]["TokenRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            "4XX": components["responses"]["TokenRefused"];
            "5XX": components["responses"]["OtherServerError"];
        };
    };
    getCallback: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The registered URLs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredCallback"];
                };
            };
            301: components["responses"]["RetiredVersion"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RetiredVersion"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["OtherServerError"];
        };
    };
    upsertCallback: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallbackRegistration"];
                "application/json-patch+json": components["schemas"]["CallbackRegistration"];
                "text/json": components["schemas"]["CallbackRegistration"];
                "application/*+json": components["schemas"]["CallbackRegistration"];
            };
        };
        responses: {
            /** @description Registered for the first time. That this answer exists is inferred from the layout of the pages. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredCallback"];
                };
            };
            204: components["responses"]["Unchanged"];
            301: components["responses"]["RetiredVersion"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["RetiredVersion"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["OtherServerError"];
        };
    };
    deleteCallback: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            301: components["responses"]["RetiredVersion"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RetiredVersion"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["OtherServerError"];
        };
    };
    getAssessmentPackages: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path: {
                /**
                 * @description The company (payroll entity), never a company set (those ids begin with `CS`). `b6001` means all companies of this
                 *     partner. Compared without regard to case.
                 * @example ACME01
                 */
                companyId: components["parameters"]["CompanyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The packages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssessmentPackageList"];
                };
            };
            301: components["responses"]["RetiredVersion"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RetiredVersion"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["OtherServerError"];
        };
    };
    upsertAssessmentPackages: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path: {
                /**
                 * @description The company (payroll entity), never a company set (those ids begin with `CS`). `b6001` means all companies of this
                 *     partner. Compared without regard to case.
                 * @example ACME01
                 */
                companyId: components["parameters"]["CompanyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssessmentPackage"][];
                "application/json-patch+json": components["schemas"]["AssessmentPackage"][];
                "text/json": components["schemas"]["AssessmentPackage"][];
                "application/*+json": components["schemas"]["AssessmentPackage"][];
            };
        };
        responses: {
            /** @description The stored packages. The form of this answer is not shown. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssessmentPackageList"];
                };
            };
            /** @description Stored. No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            301: components["responses"]["RetiredVersion"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RetiredVersion"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["OtherServerError"];
        };
    };
    upsertAssessmentPackage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path: {
                /**
                 * @description The company (payroll entity), never a company set (those ids begin with `CS`). `b6001` means all companies of this
                 *     partner. Compared without regard to case.
                 * @example ACME01
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description The partner's id of the package.
                 * @example business-analyst
                 */
                packageId: components["parameters"]["PackageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssessmentPackage"];
                "application/json-patch+json": components["schemas"]["AssessmentPackage"];
                "text/json": components["schemas"]["AssessmentPackage"];
                "application/*+json": components["schemas"]["AssessmentPackage"];
            };
        };
        responses: {
            /** @description Updated. The script reads JSON from the answer; its status is not shown. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssessmentPackage"];
                };
            };
            /** @description Stored for the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssessmentPackage"];
                };
            };
            /** @description Stored. No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            301: components["responses"]["RetiredVersion"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RetiredVersion"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["OtherServerError"];
        };
    };
    deleteAssessmentPackage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path: {
                /**
                 * @description The company (payroll entity), never a company set (those ids begin with `CS`). `b6001` means all companies of this
                 *     partner. Compared without regard to case.
                 * @example ACME01
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description The partner's id of the package.
                 * @example business-analyst
                 */
                packageId: components["parameters"]["PackageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedPackage"];
                };
            };
            301: components["responses"]["RetiredVersion"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RetiredVersion"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["OtherServerError"];
        };
    };
    upsertSubscription: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path: {
                /**
                 * @description The company (payroll entity), never a company set (those ids begin with `CS`). `b6001` means all companies of this
                 *     partner. Compared without regard to case.
                 * @example ACME01
                 */
                companyId: components["parameters"]["CompanyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Subscription"];
                "application/json-patch+json": components["schemas"]["Subscription"];
                "text/json": components["schemas"]["Subscription"];
                "application/*+json": components["schemas"]["Subscription"];
            };
        };
        responses: {
            /** @description Stored for the first time. That this answer exists is inferred from the layout of the pages. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            204: components["responses"]["Unchanged"];
            301: components["responses"]["RetiredVersion"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RetiredVersion"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["OtherServerError"];
        };
    };
    updateAssessmentOrder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path: {
                /**
                 * @description The company (payroll entity), never a company set (those ids begin with `CS`). `b6001` means all companies of this
                 *     partner. Compared without regard to case.
                 * @example ACME01
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description The id that came with the order callback.
                 * @example 5f0c9f0e-6f0b-4a43-9f0a-3c7a4c1f7d10
                 */
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderUpdate"];
                "application/json-patch+json": components["schemas"]["OrderUpdate"];
                "text/json": components["schemas"]["OrderUpdate"];
                "application/*+json": components["schemas"]["OrderUpdate"];
            };
        };
        responses: {
            /** @description Updated. No body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            301: components["responses"]["RetiredVersion"];
            /**
             * @description The body breaks a rule, for example the completion check. Nothing was changed. That the completion check answers
             *     400 is inferred.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["RetiredVersion"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["OtherServerError"];
        };
    };
    getPartnerAssessmentOrders: {
        parameters: {
            query?: {
                /**
                 * @description A filter as described above.
                 * @example companyid eq 'ACME01' and status in ('InProgress','Hold')
                 */
                filter?: string;
                /**
                 * @description Adds the header `X-Pcty-Total-Count`. The name of this parameter is inferred.
                 * @example true
                 */
                includeTotalCount?: boolean;
                /**
                 * @description How many orders to skip. The name is inferred.
                 * @example 0
                 */
                offset?: number;
                /**
                 * @description How many orders to return at most. The name is inferred; the greatest value allowed is not known.
                 * @example 20
                 */
                limit?: number;
            };
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The orders. A bare list is inferred from the count being in a header. */
            200: {
                headers: {
                    "X-Pcty-Total-Count": components["headers"]["TotalCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerOrder"][];
                };
            };
            301: components["responses"]["RetiredVersion"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["RetiredVersion"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["OtherServerError"];
        };
    };
    upsertOnboardingStatus: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `true` makes the answer a random mock that has nothing to do with stored data; nothing is stored. A valid token and a
                 *     valid body are needed all the same.
                 * @example false
                 */
                testMode?: components["parameters"]["TestMode"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OnboardingStatus"];
                "application/json-patch+json": components["schemas"]["OnboardingStatus"];
                "text/json": components["schemas"]["OnboardingStatus"];
                "application/*+json": components["schemas"]["OnboardingStatus"];
            };
        };
        responses: {
            /** @description Stored for the first time. That this answer exists is inferred from the layout of the pages. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnboardingStatus"];
                };
            };
            204: components["responses"]["Unchanged"];
            301: components["responses"]["RetiredVersion"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["RetiredVersion"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["OtherServerError"];
        };
    };
    onOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderCallback"];
            };
        };
        responses: {
            /** @description The partner has it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallbackAnswer"];
                };
            };
            /** @description The partner refuses it, or has not taken it. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The partner refuses it, or has not taken it. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobCallback"];
            };
        };
        responses: {
            /** @description The partner has it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallbackAnswer"];
                };
            };
            /** @description The partner refuses it, or has not taken it. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The partner refuses it, or has not taken it. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onError: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallbackFailure"];
            };
        };
        responses: {
            /** @description The partner has it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallbackAnswer"];
                };
            };
            /** @description The partner refuses it, or has not taken it. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The partner refuses it, or has not taken it. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
