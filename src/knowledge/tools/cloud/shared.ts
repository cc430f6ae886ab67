/**
 * Variables with the cloud credentials of infrastructure tools. Sources:
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs#environment-variables,
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs#argument-reference
 */
export const CLOUD_VARIABLES = /ARM_\w+|GOOGLE_\w+|HCLOUD_TOKEN|DIGITALOCEAN_\w+|AWS_\w+|\w*AWS_(?:SECRET_)?ACCESS_KEY(?:_ID)?/i;

/**
 * Those, and the variables of the tools themselves. Sources: https://developer.hashicorp.com/terraform/cli/config/environment-variables,
 * https://www.pulumi.com/docs/iac/cli/environment-variables/, https://developer.hashicorp.com/packer/docs/templates/hcl_templates/variables
 */
export const INFRASTRUCTURE_VARIABLES = new RegExp(`TF_\\w+|TFE_\\w+|TERRAFORM_\\w+|PULUMI_\\w+|PKR_VAR_\\w+|${CLOUD_VARIABLES.source}`, 'i');
