// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/qrview.h"

#include "theme/metrics.h"

#include <QPainter>

#include <memory>
#include <qrencode.h>

namespace coinpay {

namespace {

//! ISO/IEC 18004, 6.3.8.
constexpr int QuietZone = 4;
constexpr int Side = 188;
//! Below this a phone has to come too close.
constexpr int SmallestModule = 3;

struct FreeCode
{
    void operator()(QRcode *code) const { QRcode_free(code); }
};

} // namespace

QImage qrModules(const QString &content)
{
    const QByteArray bytes = content.toUtf8();
    if (bytes.isEmpty() || bytes.contains('\0'))
        return {};
    const std::unique_ptr<QRcode, FreeCode> code(
        QRcode_encodeString8bit(bytes.constData(), 0, QR_ECLEVEL_M));
    if (!code)
        return {};
    QImage image(code->width, code->width, QImage::Format_RGB32);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            const bool dark = code->data[y * code->width + x] & 1;
            image.setPixel(x, y, dark ? qRgb(0, 0, 0) : qRgb(255, 255, 255));
        }
    }
    return image;
}

QrView::QrView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrView::setContent(const QString &content)
{
    if (content == m_content)
        return;
    m_content = content;
    m_modules = qrModules(content);
    setVisible(!m_modules.isNull());
    setAccessibleDescription(content);
    updateGeometry();
    update();
}

QSize QrView::sizeHint() const
{
    const int across = m_modules.width() + 2 * QuietZone;
    const int side = m_modules.isNull() ? Side : across * qMax(SmallestModule, Side / across);
    return {side, side};
}

void QrView::paintEvent(QPaintEvent *)
{
    if (m_modules.isNull())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(rect(), theme::Radius, theme::Radius);
    // In device pixels, so that no module is a blend of black and white.
    const qreal scale = devicePixelRatioF();
    const int room = static_cast<int>(qMin(width(), height()) * scale);
    const int module = qMax(1, room / (m_modules.width() + 2 * QuietZone));
    const int margin = (room - module * m_modules.width()) / 2;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.scale(1 / scale, 1 / scale);
    painter.drawImage(
        QRect(margin, margin, module * m_modules.width(), module * m_modules.height()), m_modules);
}

} // namespace coinpay
