//! Receipts read by AWS Textract.
