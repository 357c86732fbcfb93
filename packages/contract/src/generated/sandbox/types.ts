// Generated from the contract in openapi/. Do not edit; run `pnpm generate`.

export interface paths {
    "/_sandbox/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders
         * @description All orders, newest first.
         */
        get: operations["listSandboxOrders"];
        put?: never;
        /**
         * Place order
         * @description Does what an HR user does: orders a package for a person. The order is stored, then sent to the partner's callback in the
         *     background; the outcome of the delivery appears in the order.
         */
        post: operations["placeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the order.
                 * @example 5f0c9f0e-6f0b-4a43-9f0a-3c7a4c1f7d10
                 */
                orderId: string;
            };
            cookie?: never;
        };
        /**
         * Get order
         * @description The order as the platform's users see it, with the package status and every delivery.
         */
        get: operations["getSandboxOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send job
         * @description Sends a job to `jobCreationCallbackUrl` in the background. The platform's fields are not known: the body is sent as it
         *     is, with a `jobId` added when it has none.
         */
        post: operations["sendJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries
         * @description Every callback that was sent, newest first, with request and answer.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset
         * @description Forgets everything, as after a restart. Tokens given out before are no longer valid.
         */
        post: operations["resetSandbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description Status of the package, computed by the platform from the statuses of its assessments.
         * @enum {string}
         */
        PackageRollUp: "InProgress" | "ActionsNeeded" | "Completed";
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
        /** @description An attempt at a test. */
        SandboxAttempt: {
            /**
             * Format: int32
             * @description The number the partner gave.
             */
            attempt: number;
            /** @description The score. */
            value: string | null;
            /** @description What the score means. */
            description: string | null;
            /** @description Status of the attempt; `null` when none was sent for it. */
            status: components["schemas"]["TestStatus"] | null;
            /** @description Reports of the attempt, in the sequence they came. */
            reports: components["schemas"]["Report"][];
        };
        /** @description A test of an order. */
        SandboxTest: {
            /** @description Id of the test. */
            id: string;
            status: components["schemas"]["TestStatus"];
            /** @description One entry for each attempt, in the sequence of their numbers. */
            attempts: components["schemas"]["SandboxAttempt"][];
        };
        /** @description An assessment (battery) of an order. */
        SandboxAssessment: {
            /** @description Id of the assessment. */
            assessmentId: string;
            status: components["schemas"]["AssessmentStatus"];
            /** @description Score of the assessment. */
            score: string | null;
            /** @description What the score means. */
            scoreDescription: string | null;
            /** @description Reports of the assessment. */
            reports: components["schemas"]["Report"][];
            /** @description The tests of the assessment. */
            tests: components["schemas"]["SandboxTest"][];
        };
        /**
         * @description Which callback it was.
         * @enum {string}
         */
        CallbackName: "order" | "error" | "job";
        /**
         * @description `accepted` for 200, `rejected` for any other answer, `timeout` when none came within the limit, `unreachable` when no
         *     connection was made or it broke; `null` while it is under way.
         * @enum {string|null}
         */
        DeliveryOutcome: "accepted" | "rejected" | "timeout" | "unreachable" | null;
        /** @description One callback and how it ended. */
        OrderDelivery: {
            callback: components["schemas"]["CallbackName"];
            /** @description Where it was sent. */
            url: string;
            /**
             * Format: date-time
             * @description When it was sent.
             */
            startedAt: string;
            /** @description Milliseconds until the answer or the failure; `null` while it is under way. */
            durationMs: number | null;
            outcome: components["schemas"]["DeliveryOutcome"];
            /** @description HTTP status of the answer; `null` when there was none. */
            status: number | null;
        };
        /** @description An order as the platform's users see it. */
        SandboxOrder: {
            /** @description Id of the order. */
            orderId: string;
            /** @description The company that ordered. */
            companyId: string;
            /** @description The ordered package. */
            packageId: string;
            packageStatus: components["schemas"]["PackageRollUp"];
            /**
             * Format: date-time
             * @description When it was placed.
             */
            createdAt: string;
            /** @description The job the order belongs to. */
            jobId?: string | null;
            /** @description The billing code chosen. */
            billingCode?: string | null;
            /** @description The partner's own id. */
            partnerTrackingId: string | null;
            /** @description Score of the whole order. */
            overallScore: string | null;
            /** @description What the overall score means. */
            overallScoreDescription: string | null;
            /** @description Reports of the whole order, in the sequence they came. */
            overallReports: components["schemas"]["Report"][];
            /** @description One entry for each assessment (battery) of the order. */
            assessments: components["schemas"]["SandboxAssessment"][];
            /** @description Callbacks sent for this order, oldest first. */
            deliveries: components["schemas"]["OrderDelivery"][];
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
        /**
         * @description Id of a company, at most 9 characters. `b6001` is the pseudo company for all companies of the partner.
         * @example ACME01
         */
        CompanyId: string;
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
        /** @description What an HR user chooses. Persons are made up when they are left out. */
        NewOrder: {
            companyId: components["schemas"]["CompanyId"];
            /** @description A package that the company can order. */
            packageId: string;
            /** @description The tests to order, when the callback was registered with the order level `Test`. All of the package when left out. */
            tests?: (string | {
                /** @description Id of a test. */
                testId: string;
            })[];
            /** @description The job the order belongs to. */
            jobId?: string | null;
            /** @description An active billing code of the company's subscription. */
            billingCode?: string | null;
            /** @description Location of the job. */
            location?: string | null;
            requester?: components["schemas"]["Requester"];
            assessee?: components["schemas"]["Assessee"];
        };
        /** @description A job. Which fields the platform sends is not known; these are the sandbox's own. */
        NewJob: {
            /** @description Id of the job. */
            jobId?: string;
            /** @description Company of the job. */
            companyId?: string;
            /** @description Title of the job. */
            title?: string;
            /** @description Status of the job. */
            status?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description Headers and body of a request or an answer. */
        RecordedMessage: {
            /** @description Names in lower case. */
            headers: {
                [key: string]: string;
            };
            /** @description The body as text; answers are cut after 64 KiB. */
            body: string;
        };
        /** @description One callback with request and answer in full. The `x-api-key` is masked. */
        DeliveryRecord: {
            /** @description Id of this record; not sent to the partner. */
            deliveryId: string;
            /** @description The order it belongs to, if any. */
            orderId: string | null;
            callback: components["schemas"]["CallbackName"];
            /** @description Where it was sent. */
            url: string;
            /**
             * Format: date-time
             * @description When it was sent.
             */
            startedAt: string;
            /** @description Milliseconds until the answer or the failure; `null` while it is under way. */
            durationMs: number | null;
            outcome: components["schemas"]["DeliveryOutcome"];
            /** @description HTTP status of the answer; `null` when there was none. */
            status: number | null;
            request: components["schemas"]["RecordedMessage"];
            /** @description The answer; `null` when there was none. */
            response: components["schemas"]["RecordedMessage"] | null;
        };
    };
    responses: {
        /** @description The body breaks a rule. Nothing was changed. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description There is no such order, company or package. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The state of the sandbox does not allow it, for example because the company is not approved or the package is retired. */
        NotOrderable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listSandboxOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The orders. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Newest first. */
                        items: components["schemas"]["SandboxOrder"][];
                    };
                };
            };
            "4XX": components["responses"]["BadRequest"];
        };
    };
    placeOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            /** @description Placed. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxOrder"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["NotOrderable"];
            "4XX": components["responses"]["BadRequest"];
        };
    };
    getSandboxOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the order.
                 * @example 5f0c9f0e-6f0b-4a43-9f0a-3c7a4c1f7d10
                 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxOrder"];
                };
            };
            404: components["responses"]["NotFound"];
            "4XX": components["responses"]["BadRequest"];
        };
    };
    sendJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewJob"];
            };
        };
        responses: {
            /** @description On its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewJob"];
                };
            };
            400: components["responses"]["BadRequest"];
            409: components["responses"]["NotOrderable"];
            "4XX": components["responses"]["BadRequest"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deliveries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Newest first. */
                        items: components["schemas"]["DeliveryRecord"][];
                    };
                };
            };
            "4XX": components["responses"]["BadRequest"];
        };
    };
    resetSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["BadRequest"];
        };
    };
}
