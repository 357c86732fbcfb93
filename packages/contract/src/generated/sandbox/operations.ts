// Generated from the contract in openapi/. Do not edit; run `pnpm generate`.

/** Every operation by its `operationId`, in the sequence of the document. */
export const operationTable = {
  "listSandboxOrders": {
    "method": "get",
    "path": "/_sandbox/orders",
    "tag": "Order",
    "summary": "List orders",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "placeOrder": {
    "method": "post",
    "path": "/_sandbox/orders",
    "tag": "Order",
    "summary": "Place order",
    "security": [],
    "requestMediaTypes": [
      "application/json"
    ],
    "pathParameters": []
  },
  "getSandboxOrder": {
    "method": "get",
    "path": "/_sandbox/orders/{orderId}",
    "tag": "Order",
    "summary": "Get order",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": [
      "orderId"
    ]
  },
  "sendJob": {
    "method": "post",
    "path": "/_sandbox/jobs",
    "tag": "Job",
    "summary": "Send job",
    "security": [],
    "requestMediaTypes": [
      "application/json"
    ],
    "pathParameters": []
  },
  "listDeliveries": {
    "method": "get",
    "path": "/_sandbox/deliveries",
    "tag": "Delivery",
    "summary": "List deliveries",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "resetSandbox": {
    "method": "post",
    "path": "/_sandbox/reset",
    "tag": "Control",
    "summary": "Reset",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": []
  }
} as const;
