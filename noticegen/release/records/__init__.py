"""What a run tells the office and its reviewer: workbooks, exports, impact assessments."""
