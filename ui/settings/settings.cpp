// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings.h"

#include <QSettings>

namespace coinpay {

Settings::Settings(const QString &dataDir)
    : m_file(std::make_unique<QSettings>(dataDir + QStringLiteral("/settings.ini"),
                                         QSettings::IniFormat))
{
}

Settings::~Settings() = default;

QVariant Settings::raw(QLatin1String key) const
{
    return m_file->value(key);
}

void Settings::setRaw(QLatin1String key, const QVariant &value)
{
    if (value.isValid())
        m_file->setValue(key, value);
    else
        m_file->remove(key);
}

} // namespace coinpay
