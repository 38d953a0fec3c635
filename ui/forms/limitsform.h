// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/formdialog.h"
#include "settings/settings.h"

#include <QMap>

class QGridLayout;
class QLineEdit;

namespace coinpay {

class Field;

//! Above which amounts the profile's name is typed before money leaves (setting::nameLimits): one
//! exact amount an asset. Nothing is kept before Save.
class LimitsForm : public FormDialog
{
    Q_OBJECT

public:
    //! `settings` outlives it.
    explicit LimitsForm(Settings &settings, QWidget *parent = nullptr);

private:
    [[nodiscard]] QLayout *fields();
    [[nodiscard]] QWidget *buttons();
    void fill(const QStringList &limits);
    void save();

    Settings &m_settings;
    QMap<QString, Field *> m_fields; //!< by asset
};

} // namespace coinpay
