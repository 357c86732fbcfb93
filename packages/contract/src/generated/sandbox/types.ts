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
    "/_sandbox/bulk-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place orders in bulk
         * @description Places many orders of one package; all or none. Their callbacks are sent one after the other.
         */
        post: operations["placeOrders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get clock
         * @description What the sandbox takes for the time.
         */
        get: operations["getClock"];
        put?: never;
        /**
         * Move clock
         * @description Moves the clock forward by some seconds, or to a time.
         */
        post: operations["moveClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/switches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get switches
         * @description Which parts of the platform's behaviour are switched on.
         */
        get: operations["getSwitches"];
        /**
         * Set switches
         * @description Switches parts of the platform's behaviour on or off; those left out stay as they are.
         */
        put: operations["setSwitches"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List readings
         * @description Every point on which the pages disagree and a server can show it, from the contract.
         */
        get: operations["listReadings"];
        /**
         * Set readings
         * @description Chooses readings; those left out stay as they are.
         */
        put: operations["setReadings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get faults
         * @description What goes wrong at the moment, with the counts that are left.
         */
        get: operations["getFaults"];
        /**
         * Set faults
         * @description Says what goes wrong from now on. An empty object ends all faults.
         */
        put: operations["setFaults"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Play scenario
         * @description Plays a whole life, at once or step by step.
         */
        post: operations["playScenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/scenarios/{runId}/next": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the run.
                 * @example 3f0c5a52-0a52-4c0e-8f8e-2f6f4c0f7a10
                 */
                runId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Play next step
         * @description Plays the next step of a scenario.
         */
        post: operations["playNextStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get snapshot
         * @description Everything that the sandbox knows; tokens, orders, deliveries, readings and clock included.
         */
        get: operations["getSnapshot"];
        /**
         * Restore snapshot
         * @description Puts a snapshot back in place of everything that is there.
         */
        put: operations["restoreSnapshot"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List companies
         * @description Every company that was onboarded, or that something was published or stored for, in the sequence of their ids.
         */
        get: operations["listCompanies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/packages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List packages
         * @description The packages of all companies, by company and in the sequence in which they were first published.
         */
        get: operations["listPackages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sandbox/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch sandbox
         * @description Server-sent events, without end: one soon after each change of what the sandbox shows. Changes that come close together
         *     are one event.
         */
        get: operations["watchSandbox"];
        put?: never;
        post?: never;
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
        /** @description An update that came for an order, and the platform's answer to it, before a fault spoils it on its way. */
        RecordedUpdate: {
            /** @description Id of this record; the partner does not know it. */
            updateId: string;
            /** @description The order named in the path. */
            orderId: string;
            /**
             * Format: date-time
             * @description When it was answered.
             */
            receivedAt: string;
            /** @description HTTP status of the answer. */
            status: number;
            /** @description The body as it came; cut after 64 KiB. */
            request: string;
            /** @description The body of the answer; `null` when it had none. */
            response: string | null;
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
            requester?: components["schemas"]["Requester"];
            assessee?: components["schemas"]["Assessee"];
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
            /**
             * @description Updates that came for this order, oldest first, refused ones as well; only when a single order is asked for. The
             *     sandbox keeps the last 200 of all orders.
             */
            updates?: components["schemas"]["RecordedUpdate"][];
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
            /** @description The fault that this callback was sent with; `null` for none. */
            fault?: string | null;
            request: components["schemas"]["RecordedMessage"];
            /** @description The answer; `null` when there was none. */
            response: components["schemas"]["RecordedMessage"] | null;
        };
        /** @description Many orders of the same package at once, as when a company hires for a season. */
        BulkOrder: {
            order: components["schemas"]["NewOrder"];
            /**
             * Format: int32
             * @description How many orders.
             */
            count: number;
        };
        /** @description The orders that were placed. */
        PlacedOrders: {
            /** @description Their ids, in the sequence of their callbacks. */
            orderIds: string[];
        };
        /** @description What the sandbox takes for the time. */
        Clock: {
            /**
             * Format: date-time
             * @description The time in the sandbox. It runs on by itself.
             */
            now: string;
        };
        /** @description Moves the clock. Everything that waits or expires goes by it - tokens, packages, subscriptions, the gateway's cache, rate limits. */
        ClockChange: {
            /**
             * Format: double
             * @description How far to go forward, in seconds.
             */
            advanceSeconds?: number;
            /**
             * Format: date-time
             * @description The time to go to; forward or back.
             */
            now?: string;
        };
        /** @description Behaviour of the platform that would be in the way while an integration is built; all off at the start. */
        Switches: {
            /** @description Whether more than 3 requests a second or 180 a minute with one token are refused. */
            rateLimit?: boolean;
            /** @description Whether the approval of a company takes 15 minutes to reach the gateway. */
            gatewayDelay?: boolean;
        };
        /** @description One of the readings. */
        ReadingChoice: {
            /** @description Name of the reading. */
            value: string;
            /** @description What the pages say. */
            says: string;
            /** @description Codes of the pages. */
            pages: string[];
        };
        /** @description A point on which the platform's pages disagree, and the reading that the sandbox follows now. */
        Reading: {
            /** @description Id of the discrepancy in the contract. */
            id: string;
            /** @description What it is about. */
            title: string;
            /** @description The reading followed now. */
            value: string;
            /** @description The reading that the kit recommends. */
            default: string;
            /** @description Why it is recommended. */
            why: string;
            /** @description The readings to choose from. */
            readings: components["schemas"]["ReadingChoice"][];
        };
        /** @description Every point on which readings can be switched. */
        ReadingList: {
            /** @description In the sequence of the contract. */
            items: components["schemas"]["Reading"][];
        };
        /** @description The readings to follow from now on, by id of the discrepancy; those left out stay as they are. */
        ReadingChange: {
            [key: string]: string;
        };
        /**
         * @description - `duplicate`: the callback is sent a second time after its answer.
         *     - `concurrent-duplicate`: it is sent twice at the same moment.
         *     - `reorder`: it waits until the next callback was sent.
         *     - `late`: it is sent, and its answer counts as too late; without one, it is given up a second before the limit.
         *     - `dropped`: it is never sent, and nobody is told.
         *     - `truncated`: the connection ends in the middle of the body.
         *     - `wrong-key`: it carries another `x-api-key`.
         *     - `changed`: after its answer it is sent once more for the same order id, with a changed payload.
         * @enum {string}
         */
        DeliveryFaultKind: "duplicate" | "concurrent-duplicate" | "reorder" | "late" | "dropped" | "truncated" | "wrong-key" | "changed";
        /** @description A fault of callbacks. */
        DeliveryFault: {
            kind: components["schemas"]["DeliveryFaultKind"];
            /**
             * Format: double
             * @description From 0 to 1, for each callback that matches. 1 when left out.
             */
            probability?: number;
            /**
             * Format: int32
             * @description How many times at most; then the fault is over. Without end when left out.
             */
            count?: number;
            callback?: components["schemas"]["CallbackName"];
            /** @description Only callbacks of this order. */
            orderId?: string;
        };
        /**
         * @description - `error-before`: 503, or the `status` of the fault, in the form in which the contract declares it; nothing was stored.
         *     - `error-after`: 500, although the change was stored.
         *     - `timeout`: no answer at all, although the change was stored; the connection is cut after two minutes of the sandbox's clock.
         *     - `reset-before`: the connection breaks, nothing was stored.
         *     - `reset-after`: the connection breaks, although the change was stored.
         *     - `broken-off`: the head of an answer comes and a part of its body, then the connection breaks, although the change was stored.
         *     - `unreadable`: 200 with a web page of someone on the way, although the change was stored.
         *     - `slow`: the answer comes in small pieces, five seconds long by the sandbox's clock.
         *     - `rate-limited`: 429, or 403 by the reading, with `Retry-After`.
         *     - `token-revoked`: the token of the request is no longer valid, here and from now on.
         * @enum {string}
         */
        AnswerFaultKind: "error-before" | "error-after" | "timeout" | "reset-before" | "reset-after" | "broken-off" | "unreadable" | "slow" | "rate-limited" | "token-revoked";
        /** @description A fault of the answers that a partner gets. */
        AnswerFault: {
            kind: components["schemas"]["AnswerFaultKind"];
            /**
             * Format: double
             * @description From 0 to 1, for each request that matches. 1 when left out.
             */
            probability?: number;
            /**
             * Format: int32
             * @description How many times at most; then the fault is over. Without end when left out.
             */
            count?: number;
            /** @description Only this operation of the platform, for example `updateAssessmentOrder`. */
            operationId?: string;
            /** @description Only requests for this order. */
            orderId?: string;
            /**
             * Format: int32
             * @description For `error-before`, and only there: the status of the answer. 301, or from 400 to 599, and one that the contract
             *     declares for the operation; a fault without `operationId` leaves operations alone that declare no such answer. 503
             *     when left out.
             */
            status?: number;
        };
        /** @description What goes wrong from now on. The first fault of a list that matches and is drawn wins. */
        Faults: {
            /**
             * Format: int32
             * @description The same seed and the same requests give the same faults.
             */
            seed?: number;
            /** @description Faults of callbacks. */
            deliveries?: components["schemas"]["DeliveryFault"][];
            /** @description Faults of answers. */
            answers?: components["schemas"]["AnswerFault"][];
        };
        /**
         * @description - `onboarding`: a company applies, is approved, gets a package and a subscription.
         *     - `happy-path`: an order from its placing to its completion.
         *     - `retest`: a test is repeated as a second attempt.
         *     - `hold`: an assessment is put on hold and goes on.
         *     - `expired`: nobody takes the tests, and they expire.
         *     - `bulk-hiring`: twenty orders at once, in all statuses.
         * @enum {string}
         */
        ScenarioName: "onboarding" | "happy-path" | "retest" | "hold" | "expired" | "bulk-hiring";
        /** @description A scenario to play. */
        ScenarioStart: {
            name: components["schemas"]["ScenarioName"];
            companyId?: components["schemas"]["CompanyId"];
            /** @description Whether to stop after each step. All at once when left out. */
            stepwise?: boolean;
        };
        /** @description One step. */
        ScenarioStep: {
            /**
             * @description Who does it.
             * @enum {string}
             */
            who: "HR user" | "partner" | "platform";
            /** @description What is done. */
            what: string;
            /** @description Whether it is done. */
            done: boolean;
        };
        /** @description A scenario that is being played. Steps of the partner are played by the sandbox, as if the partner had sent them. */
        ScenarioRun: {
            /** @description Id of the run. */
            runId: string;
            name: components["schemas"]["ScenarioName"];
            companyId: components["schemas"]["CompanyId"];
            /** @description Orders placed so far. */
            orderIds: string[];
            /** @description All steps, in their sequence. */
            steps: components["schemas"]["ScenarioStep"][];
        };
        /** @description Everything that the sandbox knows, to be put back later. Its inner form belongs to this version of the sandbox. */
        Snapshot: {
            /**
             * Format: int32
             * @description Version of the form.
             * @enum {integer}
             */
            version: 1;
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
        /** @description A company as the platform knows it. */
        SandboxCompany: {
            /** @description Id of the company, in the spelling in which it came first. */
            companyId: string;
            /** @description Where it stands with this partner; `null` when it was never onboarded. */
            onboardingStatus: components["schemas"]["OnboardingStatusValue"] | null;
            /** @description Whether its onboarding status permits new orders. */
            canOrder: boolean;
            /** @description What it has bought; `null` when nothing was reported. */
            subscription: components["schemas"]["Subscription"] | null;
        };
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
        /** @description A package and the company it was published for. */
        SandboxPackage: {
            /** @description The company; `b6001` for every company. */
            companyId: string;
            /** @description Whether its status and dates allow orders now. */
            orderable: boolean;
            package: components["schemas"]["AssessmentPackage"];
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
    placeOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkOrder"];
            };
        };
        responses: {
            /** @description Placed. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacedOrders"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["NotOrderable"];
            "4XX": components["responses"]["BadRequest"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            "4XX": components["responses"]["BadRequest"];
        };
    };
    moveClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockChange"];
            };
        };
        responses: {
            /** @description The time after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            "4XX": components["responses"]["BadRequest"];
        };
    };
    getSwitches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The switches. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Switches"];
                };
            };
            "4XX": components["responses"]["BadRequest"];
        };
    };
    setSwitches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Switches"];
            };
        };
        responses: {
            /** @description The switches after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Switches"];
                };
            };
            400: components["responses"]["BadRequest"];
            "4XX": components["responses"]["BadRequest"];
        };
    };
    listReadings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The points. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadingList"];
                };
            };
            "4XX": components["responses"]["BadRequest"];
        };
    };
    setReadings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadingChange"];
            };
        };
        responses: {
            /** @description The points after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            "4XX": components["responses"]["BadRequest"];
        };
    };
    getFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The faults. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Faults"];
                };
            };
            "4XX": components["responses"]["BadRequest"];
        };
    };
    setFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Faults"];
            };
        };
        responses: {
            /** @description The faults. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Faults"];
                };
            };
            400: components["responses"]["BadRequest"];
            "4XX": components["responses"]["BadRequest"];
        };
    };
    playScenario: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioStart"];
            };
        };
        responses: {
            /** @description Played, or ready for its next step. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioRun"];
                };
            };
            400: components["responses"]["BadRequest"];
            409: components["responses"]["NotOrderable"];
            "4XX": components["responses"]["BadRequest"];
        };
    };
    playNextStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the run.
                 * @example 3f0c5a52-0a52-4c0e-8f8e-2f6f4c0f7a10
                 */
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description After the step. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioRun"];
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["NotOrderable"];
            "4XX": components["responses"]["BadRequest"];
        };
    };
    getSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshot. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            "4XX": components["responses"]["BadRequest"];
        };
    };
    restoreSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Snapshot"];
            };
        };
        responses: {
            /** @description Restored. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            "4XX": components["responses"]["BadRequest"];
        };
    };
    listCompanies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The companies. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description In the sequence of their ids. */
                        items: components["schemas"]["SandboxCompany"][];
                    };
                };
            };
            "4XX": components["responses"]["BadRequest"];
        };
    };
    listPackages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": {
                        /** @description By company, in the sequence in which they were first published. */
                        items: components["schemas"]["SandboxPackage"][];
                    };
                };
            };
            "4XX": components["responses"]["BadRequest"];
        };
    };
    watchSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            "4XX": components["responses"]["BadRequest"];
        };
    };
}
